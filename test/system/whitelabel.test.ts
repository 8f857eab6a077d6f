import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import type { APIMessage } from 'discord-api-types/v10'
import { registerCommands } from '../../scripts/registration/register.ts'
import { grantPremium } from '../../shared/database/members/premium.ts'
import { Permission } from '../../shared/discord/permission.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { type DatabaseTap, tapDatabase } from '../support/database-tap.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Member } from '../support/discord/community/member.ts'
import type { Discord } from '../support/discord/discord.ts'
import type { Reply } from '../support/discord/interactions/reply.ts'
import { NO_RATE_LIMITS } from '../support/discord/settings.ts'
import { startDiscord } from '../support/discord/start.ts'
import { type RunningEdge, startEdge } from '../support/edge.ts'
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts'
import { until } from '../support/until.ts'

setDefaultTimeout(300_000)

const TOKEN_KEYS = `1:${Buffer.alloc(32, 7).toString('base64')}`

let discord: Discord
let database: TestDatabase
let tap: DatabaseTap
let main: Application
let branded: Application
let guild: Guild
let customer: Member
let edge: RunningEdge
let gateway: GatewayProcess
const posted: { by: string; message: APIMessage }[] = []

beforeAll(async () => {
  ;[discord, database] = await Promise.all([startDiscord({ rateLimits: NO_RATE_LIMITS }), openTestDatabase()])
  main = discord.application({ name: 'Prosperity' })
  branded = discord.application({ name: 'Branded' })
  guild = discord.guild({ name: 'Community', applications: [main, branded] })
  guild.channel('general')
  const roles = [guild.role('Admin', { permissions: Permission.Administrator })]
  customer = guild.member('customer', { roles })
  await grantPremium(database.db, customer.id, 'test', 0)
  tap = tapDatabase(database.url)
  const shared = { DISCORD_APPLICATION_ID: main.id, BOT_TOKEN: main.token, DISCORD_API_URL: discord.apiUrl }
  edge = await startEdge('workerd', {
    ...shared,
    DATABASE_URL: tap.url,
    DISCORD_PUBLIC_KEY: main.publicKey,
    WHITELABEL_TOKEN_KEYS: TOKEN_KEYS,
    WORKER_BASE_URL: 'edge.example',
  })
  expect(await main.setInteractionsUrl(`${edge.url}/interactions/${main.id}`)).toEqual({ ok: true })
  await registerCommands({ apiUrl: discord.apiUrl, token: main.token, applicationId: main.id, guildId: null })
  gateway = await startGatewayProcess(discord, main, database, {
    WHITELABEL_TOKEN_KEYS: TOKEN_KEYS,
    WHITELABEL_POLL_MS: '200',
  })
  discord.onEvent((event) => {
    if (event.type === 'bot-posted') posted.push({ by: event.application.id, message: event.message })
  })
})
afterAll(async () => {
  await gateway.end('SIGTERM')
  await edge.stop()
  await tap.close()
  await discord.close()
  await database.close()
})

const connections = (): number => branded.sessions.filter((session) => session.connection !== null).length

/** Opens the bot's page and presses a button of it. @returns the message, which changes once it is done */
async function press(...buttons: string[]): Promise<Reply> {
  let reply = await customer.selects(await customer.runs('/whitelabel actions', { app: main }), ['Branded'])
  for (const button of buttons) reply = await customer.clicks(reply, button)
  return reply
}

const says = (reply: Reply, text: string) =>
  until(`the reply says “${text}”`, () => reply.text.includes(text) && reply.text)

test('a bot that a customer sets up comes online', async () => {
  const options = { token: branded.token, public_key: branded.publicKey }
  const reply = await customer.runs('/whitelabel setup', { options, app: main })
  expect(reply.text).toContain(`https://edge.example/interactions/${branded.id}`)
  await until('it is online', () => connections() === 1)
  expect(await branded.setInteractionsUrl(`${edge.url}/interactions/${branded.id}`)).toEqual({ ok: true })
})

test('a whitelabel bot awards and announces in a server in which the main bot is, too', async () => {
  const alice = guild.member('alice')
  const times = Array.from({ length: 12 }, (_, nth) => Date.now() - 3_600_000 + nth * 61_000)
  for (const at of times) alice.says('hello', { in: guild.channel('general'), at })
  await until('alice’s level 1 is announced', () => posted.some(({ message }) => message.content.includes(alice.id)))
  expect(new Set(posted.map(({ by }) => by))).toEqual(new Set([branded.id]))
  const { level } = await database.db
    .selectFrom('guild_users')
    .select('level')
    .where('user_id', '=', alice.id)
    .executeTakeFirstOrThrow()
  expect(level).toBeGreaterThan(0)
})

test('the reply to a restart, stop or start says when the bot has done it', async () => {
  await says(await press('Restart'), '**Branded** is running')
  expect(connections()).toBe(1)
  await says(await press('Stop'), '**Branded** is stopped')
  expect(connections()).toBe(0)
  await says(await press('Start'), '**Branded** is running')
  expect(connections()).toBe(1)
})

test('the reply says why a bot cannot run and what its owner can do', async () => {
  await says(await press('Stop'), '**Branded** is stopped')
  branded.revokeToken()
  const text = await says(await press('Start'), '**Branded** cannot run')
  expect(text).toContain('4004')
  expect(text).toContain('/whitelabel setup')
})

test('members keep their XP when a bot is deleted', async () => {
  await says(await press('Delete', 'Delete permanently'), '**Branded** is deleted')
  const rows = () => database.db.selectFrom('whitelabel_bots').select('bot_id').execute()
  await until('its row, which holds the way to the reply, is gone', async () => (await rows()).length === 0)
  const { n } = await database.db
    .selectFrom('guild_users')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('xp', '>', 0)
    .executeTakeFirstOrThrow()
  expect(n).toBeGreaterThan(0)
})

test('no log contains a token', () => {
  const log = [...gateway.log.all, ...edge.log.all].join('\n')
  expect(log).not.toContain(main.token)
  expect(log).not.toMatch(/[\w-]{23,28}\.G[\w-]{5}\.[\w-]{27,}/)
})
