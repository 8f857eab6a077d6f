import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { Permission } from '../../shared/discord/permission.ts'
import { signBody, signingKey } from '../support/discord/interactions/signing.ts'
import { RUNTIMES, type Runtime, startEdge } from '../support/edge.ts'
import { EdgeWorld, newSnowflake } from '../support/edge-world.ts'
import { randomFrom } from '../support/fuzz/random.ts'
import { everyUse, type Surroundings } from '../support/fuzz/uses.ts'
import { isLong } from '../support/long-forms.ts'
import { BETRAYALS, type Betrayal, startTraitor, type Traitor } from '../support/traitor.ts'

setDefaultTimeout(180_000)

const PASSWORD = 'a-database-password'
/** 32 bytes of key for stored bot tokens. */
const TOKEN_KEY = Buffer.alloc(32, 7).toString('base64')
const INTERACTION_TOKEN = 'an-interaction-token-nobody-should-read'
const TEXT = 3

let world: EdgeWorld

beforeAll(async () => {
  world = await EdgeWorld.open()
})
afterAll(() => world.close())

/** Types a bot's token wherever a member can type at all. */
function typeToken(options: unknown, token: string): void {
  if (!Array.isArray(options)) return
  for (const option of options) {
    typeToken(option.options, token)
    if (option.type === TEXT && option.value !== undefined) option.value = token
  }
}

/** Uses everything there is, and listens. @returns all that was said and logged, and the secrets that were in play */
async function overhear(runtime: Runtime, traitor: Traitor): Promise<{ heard: string; secrets: string[] }> {
  const botToken = world.application.token
  const secrets = [PASSWORD, btoa(`edge:${PASSWORD}`), TOKEN_KEY, INTERACTION_TOKEN, botToken]
  const edge = await startEdge(runtime, {
    ...world.environment,
    DATABASE_HTTP_URL: `http://edge:${PASSWORD}@${traitor.host}`,
    DISCORD_API_URL: `http://${traitor.host}/api`,
    WORKER_BASE_URL: 'edge.example',
    WHITELABEL_TOKEN_KEYS: `first:${TOKEN_KEY}`,
  })
  const said: string[] = []
  const { applicationId, key } = world
  const post = async (body: string, botId: string, signer = key): Promise<void> => {
    const headers = { ...signBody(signer, body, Date.now()) }
    secrets.push(headers['X-Signature-Ed25519'])
    const response = await fetch(`${edge.url}/interactions/${botId}`, { method: 'POST', headers, body })
    said.push(`${JSON.stringify([...response.headers])} ${await response.text()}`)
  }
  const ids = { users: ['7', '8'], roles: [newSnowflake()], channels: [newSnowflake()] }
  const invoker = { applicationId, guildId: newSnowflake(), userId: '7', permissions: Permission.Administrator }
  const surroundings: Surroundings = { ids, invoker, random: randomFrom(1) }
  try {
    for (const use of everyUse()) {
      const interaction = { ...use.interaction(surroundings), token: INTERACTION_TOKEN }
      if ('data' in interaction) typeToken(Object(interaction.data).options, botToken)
      await post(JSON.stringify(interaction), applicationId)
    }
    await post('{"type":1}', applicationId, signingKey('forger'))
    await post('{"type":1}', newSnowflake())
    await post('{', applicationId)
    said.push(await (await fetch(`${edge.url}/health`)).text())
  } finally {
    await edge.stop()
  }
  return { heard: [...said, ...edge.log.all].join('\n'), secrets }
}

describe.each(RUNTIMES)('on %s, with a database and a Discord that answer everything with', (runtime) => {
  // The keys are the betrayals, which `Object.keys` forgets.
  const betrayals = Object.keys(BETRAYALS) as Betrayal[]
  // Every runtime answers from the same code, so every run tries all of them on Bun, which is the quickest, and one on the others.
  test.each(runtime === 'bun' || isLong ? betrayals : betrayals.slice(0, 1))(
    '%s, no reply and no log line holds a secret',
    async (betrayal) => {
      const traitor = startTraitor(betrayal)
      try {
        const { heard, secrets } = await overhear(runtime, traitor)
        expect(traitor.requests).toBeGreaterThan(0)
        expect(heard).toContain('"msg":"interaction failed"')
        expect(secrets.filter((secret) => heard.includes(secret))).toEqual([])
      } finally {
        await traitor.stop()
      }
    },
  )

  test('nothing at all, no reply and no log line holds a secret', async () => {
    const traitor = startTraitor('a page that is no JSON')
    await traitor.stop()
    const { heard, secrets } = await overhear(runtime, traitor)
    expect(heard).toContain('"msg":"interaction failed"')
    expect(secrets.filter((secret) => heard.includes(secret))).toEqual([])
  })
})
