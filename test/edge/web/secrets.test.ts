import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { RUNTIMES, type Runtime } from '../../support/edge.ts'
import { EdgeWorld, TOKEN_KEYS } from '../../support/edge-world.ts'
import { BETRAYALS, type Betrayal, startTraitor, type Traitor } from '../../support/traitor.ts'
import { until } from '../../support/until.ts'
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

// The cast is true, because the keys are the kinds of betrayals. `Object.keys` only says that they are strings.
const BETRAYED = Object.keys(BETRAYALS) as Betrayal[]

/** A web on a runtime, one of whose dependencies quotes what it was sent. */
function besideTraitor(runtime: Runtime, settings: (host: string) => Record<string, string>) {
  let traitor: Traitor
  let web: RunningWeb
  beforeAll(async () => {
    traitor = startTraitor('a page that is no JSON')
    web = await startWebOf(world, runtime, settings(traitor.host))
  })
  afterAll(() => Promise.all([web?.stop(), traitor?.stop()]))
  return {
    get traitor() {
      return traitor
    },
    get web() {
      return web
    },
    /** The answer of a callback as a browser sees it, and the log. */
    async heard(response: Response): Promise<string> {
      const said = `${JSON.stringify([...response.headers])} ${await response.text()}`
      return [said, ...web.log.all].join('\n')
    },
  }
}

describe.each(RUNTIMES)('a login on %s reveals no secret', (runtime) => {
  describe('where Discord answers with', () => {
    const at = besideTraitor(runtime, (host) => ({ DISCORD_API_URL: `http://${host}/api` }))

    test.each(BETRAYED)('%s', async (betrayal) => {
      const { traitor, web } = at
      traitor.become(betrayal)
      const [requests, logged] = [traitor.requests, web.log.all.length]
      const browser = web.browser()
      const state = new URL(await browser.beginsLogin()).searchParams.get('state') ?? ''
      const [, verifier = ''] = browser.cookies.get('__Host-login')?.value.split('.') ?? []
      const back = new URLSearchParams({ code: CODE, state, iss: `http://${traitor.host}` })
      const response = await browser.fetch(`/login/callback?${back}`)
      expect(response.status).toBe(503)
      expect(traitor.requests).toBeGreaterThan(requests)
      await until('the failure is logged', () =>
        web.log.all.slice(logged).some((line) => line.includes('a login failed')),
      )
      const heard = await at.heard(response)
      const secrets = [...settingsSecrets(), CODE, state, verifier]
      expect(secrets.filter((secret) => heard.includes(secret))).toEqual([])
    })
  })

  describe('where the database answers with', () => {
    const at = besideTraitor(runtime, (host) => ({ DATABASE_HTTP_URL: `http://edge:${PASSWORD}@${host}` }))

    test.each(BETRAYED)('%s', async (betrayal) => {
      at.traitor.become(betrayal)
      const response = await at.web.browser().logIn(world.discord.visitor('alice'))
      const tokens = [...world.discord.world.oauth.tokens.values()].flatMap(({ access, refresh }) => [access, refresh])
      const heard = await at.heard(response)
      expect([...settingsSecrets(), ...tokens].filter((secret) => heard.includes(secret))).toEqual([])
    })
  })
})
