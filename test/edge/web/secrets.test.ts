import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { RUNTIMES, type Runtime } from '../../support/edge.ts'
import { EdgeWorld, TOKEN_KEYS } from '../../support/edge-world.ts'
import { BETRAYALS, type Betrayal, startTraitor } from '../../support/traitor.ts'
import { type RunningWeb, startWebOf } from '../../support/web/web-world.ts'

setDefaultTimeout(180_000)

const PASSWORD = 'a-database-password'
const CODE = 'a-code-that-nobody-should-read'

let world: EdgeWorld
beforeAll(async () => {
  world = await EdgeWorld.open()
})
afterAll(() => world.close())

const settingsSecrets = (): string[] => [
  ...[PASSWORD, btoa(`edge:${PASSWORD}`), TOKEN_KEYS.slice(TOKEN_KEYS.indexOf(':') + 1)],
  ...[world.application.clientSecret, world.application.token],
]

/** The answer of a callback as a browser sees it, and the log. */
async function heardAt(web: RunningWeb, response: Response): Promise<string> {
  const said = `${JSON.stringify([...response.headers])} ${await response.text()}`
  return [said, ...web.log.all].join('\n')
}

/** Logs in at a Discord that quotes what it was sent. */
async function logInAtTraitor(
  runtime: Runtime,
  betrayal: Betrayal,
): Promise<{ heard: string; secrets: string[]; requests: number }> {
  const traitor = startTraitor(betrayal)
  const web = await startWebOf(world, runtime, { DISCORD_API_URL: `http://${traitor.host}/api` })
  try {
    const browser = web.browser()
    const state = new URL(await browser.beginsLogin()).searchParams.get('state') ?? ''
    const [, verifier = ''] = browser.cookies.get('__Host-login')?.value.split('.') ?? []
    const back = new URLSearchParams({ code: CODE, state, iss: `http://${traitor.host}` })
    const response = await browser.fetch(`/login/callback?${back}`)
    expect(response.status).toBe(503)
    const secrets = [...settingsSecrets(), CODE, state, verifier]
    return { heard: await heardAt(web, response), secrets, requests: traitor.requests }
  } finally {
    await Promise.all([web.stop(), traitor.stop()])
  }
}

/** Logs in over a database that quotes what it was sent. */
async function logInOverTraitor(runtime: Runtime, betrayal: Betrayal): Promise<{ heard: string; secrets: string[] }> {
  const traitor = startTraitor(betrayal)
  const web = await startWebOf(world, runtime, { DATABASE_HTTP_URL: `http://edge:${PASSWORD}@${traitor.host}` })
  try {
    const response = await web.browser().logIn(world.discord.visitor('alice'))
    const tokens = [...world.discord.world.oauth.tokens.values()].flatMap(({ access, refresh }) => [access, refresh])
    return { heard: await heardAt(web, response), secrets: [...settingsSecrets(), ...tokens] }
  } finally {
    await Promise.all([web.stop(), traitor.stop()])
  }
}

describe.each(RUNTIMES)('a login on %s reveals no secret', (runtime) => {
  // The keys are the betrayals, which `Object.keys` forgets.
  const betrayals = Object.keys(BETRAYALS) as Betrayal[]

  test.each(betrayals)('where Discord answers with %s', async (betrayal) => {
    const { heard, secrets, requests } = await logInAtTraitor(runtime, betrayal)
    expect(requests).toBeGreaterThan(0)
    expect(heard).toContain('a login failed')
    expect(secrets.filter((secret) => heard.includes(secret))).toEqual([])
  })

  test.each(betrayals)('where the database answers with %s', async (betrayal) => {
    const { heard, secrets } = await logInOverTraitor(runtime, betrayal)
    expect(secrets.filter((secret) => heard.includes(secret))).toEqual([])
  })
})
