import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { registerCommands } from '../../scripts/registration/register.ts'
import { shownName } from '../../shared/discord/name.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { tapDatabase } from '../support/database-tap.ts'
import { levelAt } from '../support/default-curve.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Member } from '../support/discord/community/member.ts'
import type { Discord } from '../support/discord/discord.ts'
import { NO_RATE_LIMITS } from '../support/discord/settings.ts'
import { startDiscord } from '../support/discord/start.ts'
import { type RunningEdge, startEdge } from '../support/edge.ts'
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts'
import { LedgerByHand } from '../support/ledger-by-hand.ts'
import { until } from '../support/until.ts'

setDefaultTimeout(300_000)

const MEMBERS = 25
const HOUR_MS = 3_600_000

let discord: Discord
let database: TestDatabase
let application: Application
let guild: Guild
let gateway: GatewayProcess
let edge: RunningEdge
let members: Member[]
const ledger = new LedgerByHand()

beforeAll(async () => {
  ;[discord, database] = await Promise.all([startDiscord({ rateLimits: NO_RATE_LIMITS }), openTestDatabase()])
  application = discord.application({ name: 'Prosperity' })
  guild = discord.guild({ name: 'Community', applications: [application] })
  members = Array.from({ length: MEMBERS }, (_, nth) => guild.member(`member ${nth}`))
  const tap = tapDatabase(database.url)
  edge = await startEdge('workerd', {
    DATABASE_URL: tap.url,
    DISCORD_APPLICATION_ID: application.id,
    DISCORD_PUBLIC_KEY: application.publicKey,
  })
  expect(await application.setInteractionsUrl(`${edge.url}/interactions/${application.id}`)).toEqual({ ok: true })
  gateway = await startGatewayProcess(discord, application, database)
})
afterAll(async () => {
  await gateway.end('SIGTERM')
  await edge.stop()
  await discord.close()
  await database.close()
})

/** Everybody talks, every 20 seconds of their own time for a while: a third of it is outside the cooldown. */
let time = Date.now() - 4 * HOUR_MS
function chat(rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    time += 20_000
    for (const member of members)
      ledger.said(member.id, member.says('hello', { in: guild.channel('general'), at: time }))
  }
}

const grouped = (xp: number): string => xp.toLocaleString('en-US')

const rows = () =>
  database.db
    .selectFrom('guild_users')
    .select(['user_id', 'xp', 'level', 'message_count'])
    .where('xp', '>', 0)
    .execute()

const allIsCommitted = () =>
  until('everybody has the XP of every message', async () => {
    const found = new Map((await rows()).map((row) => [row.user_id, row.xp]))
    return [...ledger.expected].every(([id, xp]) => found.get(id) === xp)
  })

test('members have exactly the XP of their messages after a dropped socket, a restart and a resume', async () => {
  chat(10)
  await allIsCommitted()

  discord.dropSockets()
  chat(10)
  await allIsCommitted()

  chat(5)
  expect(await gateway.end('SIGTERM')).toBe(0)
  chat(10)
  gateway = await startGatewayProcess(discord, application, database)
  chat(5)
  await allIsCommitted()

  const found = await rows()
  expect(new Map(found.map((row) => [row.user_id, row.xp]))).toEqual(ledger.expected)
  expect(found.every((row) => row.level === levelAt(row.xp))).toBe(true)
  expect(found.reduce((sum, row) => sum + row.message_count, 0)).toBe(ledger.awards)
  expect(application.identifiesLeft).toBe(999)
})

test('every level that a member reaches is announced once', async () => {
  const posted = await until('every level-up is posted', async () => {
    const jobs = await database.db.selectFrom('jobs').select('id').execute()
    return jobs.length === 0 && guild.sent.map((message) => message.content)
  })
  expect(new Set(posted).size).toBe(posted.length)
  for (const [id, xp] of ledger.expected) {
    const level = levelAt(xp)
    expect(posted.filter((text) => text.includes(`<@${id}>`)).at(-1)).toContain(`level **${level}**`)
  }
})

test('/level and /leaderboard show the XP that the gateway awarded', async () => {
  const { id, token } = application
  await registerCommands({ apiUrl: discord.apiUrl, token, applicationId: id, guildId: null })
  const ranking = [...ledger.expected].sort(([a, x], [b, y]) => y - x || (BigInt(a) < BigInt(b) ? -1 : 1))
  const [invoker] = members
  if (invoker === undefined) throw new Error('there are members')
  const called = (id: string) => `<@${id}> (${shownName(members.find((member) => member.id === id)?.name)})`
  const first = await invoker.runs('/leaderboard')
  for (const [id, xp] of ranking.slice(0, 10))
    expect(first.text).toContain(`${called(id)} · level **${levelAt(xp)}** · ${grouped(xp)} XP`)
  const second = await invoker.clicks(first, 'Next')
  for (const [id, xp] of ranking.slice(10, 20))
    expect(second.text).toContain(`${called(id)} · level **${levelAt(xp)}** · ${grouped(xp)} XP`)
  for (const [position, [id, xp]] of ranking.entries()) {
    const reply = await invoker.runs('/level', { options: { user: { id } } })
    expect(reply.text).toContain(`Rank: #${position + 1}`)
    expect(reply.text).toContain(`Total XP: ${grouped(xp)}`)
  }
})
