import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { sql } from 'kysely'
import type { Entry, Write } from '../../../gateway/bus/entry.ts'
import { ShardProgress } from '../../../gateway/bus/progress.ts'
import { commitGuilds } from '../../../gateway/xp/commit-guilds.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { failingQueries } from '../../support/failing-queries.ts'
import { openLedgerOver } from '../../support/ledger.ts'
import { queryGate } from '../../support/query-gate.ts'
import { until } from '../../support/until.ts'

const guildAt = (nth: bigint): string => String(nth << 22n)
/** Of two shards, shard 0 has the even ones. */
const [EVEN, ALSO_EVEN, ODD] = [guildAt(2n), guildAt(4n), guildAt(1n)]

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
}, 180_000)
afterAll(() => database.close())
beforeEach(() => database.empty())

/** Entries from shard 0 or 1 of 2 of a bot. */
function entriesOf(botId: string, shard: number, writes: readonly Write[]): Entry[] {
  const progress = new ShardProgress(botId, shard, null, 2)
  progress.begin({ botId, shard, shardCount: 2, sessionKey: 's', resumeUrl: 'wss://x', intents: null, sequence: 1 })
  return writes.map((write) => ({ ...write, origin: progress.origin(2) }))
}

/** Commits writes of shard 0 or 1 of 2 of a bot. */
async function tell(botId: string, shard: number, ...writes: Write[]): Promise<void> {
  const { ledger } = openLedgerOver(database)
  for (const entry of entriesOf(botId, shard, writes)) ledger.add(entry)
  await ledger.flush()
}

const joined = (id: string): Write => ({ kind: 'guild', guild: { id, name: `Guild ${id}`, locale: 'en-US' } })

async function active(): Promise<string[]> {
  const rows = await database.db.selectFrom('guilds').select('id').where('active', '=', 1).execute()
  return rows.map((row) => row.id).sort((a, b) => Number(BigInt(a) - BigInt(b)))
}

test('READY of a shard ends the membership of its guilds that it does not list, and of no other shard’s', async () => {
  await tell('1', 0, joined(EVEN), joined(ALSO_EVEN))
  await tell('1', 1, joined(ODD))
  expect(await active()).toEqual([ODD, EVEN, ALSO_EVEN])
  await tell('1', 0, { kind: 'guilds-listed', guildIds: [EVEN] })
  expect(await active()).toEqual([ODD, EVEN])
  await tell('1', 0, { kind: 'guilds-listed', guildIds: [] })
  expect(await active()).toEqual([ODD])
})

test('a guild that one of its bots has left stays active until the last has', async () => {
  await tell('1', 0, joined(EVEN))
  await tell('2', 0, joined(EVEN))
  await tell('1', 0, { kind: 'guild-left', guildId: EVEN })
  expect(await active()).toEqual([EVEN])
  await tell('2', 0, { kind: 'guilds-listed', guildIds: [] })
  expect(await active()).toEqual([])
})

test('the last of several events about one guild in a batch counts', async () => {
  await tell('1', 0, joined(EVEN), { kind: 'guild-left', guildId: EVEN })
  expect(await active()).toEqual([])
  await tell('1', 0, { kind: 'guild-left', guildId: EVEN }, joined(EVEN))
  expect(await active()).toEqual([EVEN])
})

const stored = async () => ({
  active: await active(),
  bots: (await database.db.selectFrom('guild_bots').select('guild_id').execute()).map((row) => row.guild_id),
  channels: (await database.db.selectFrom('guild_channels').select('guild_id').execute()).map((row) => row.guild_id),
})

test.each([
  ['the membership ends', 'DeleteQueryNode', 'guild_bots'],
  ['the guild becomes inactive', 'UpdateQueryNode', 'guilds'],
  ['its channels are deleted', 'DeleteQueryNode', 'guild_channels'],
])(
  'if the database fails before %s, the next process that reads the list of guilds stores that the bot left',
  async (_, kind, table) => {
    const { db } = database
    await tell('1', 0, joined(EVEN))
    await db
      .insertInto('guild_channels')
      .values({ guild_id: EVEN, channel_id: '9', parent_id: null, is_thread: 0 })
      .execute()
    const failing = db.withPlugin(failingQueries((query) => query.includes(kind) && query.includes(`"${table}"`)))
    const listed = entriesOf('1', 0, [{ kind: 'guilds-listed', guildIds: [] }])
    expect(await commitGuilds(failing, listed, 1).catch(() => 'failed')).toBe('failed')
    expect(await stored()).toEqual({ active: [EVEN], bots: [EVEN], channels: [EVEN] })
    expect(await commitGuilds(db, listed, 2)).toEqual([EVEN])
    expect(await stored()).toEqual({ active: [], bots: [], channels: [] })
  },
)

test('if the database fails before a bot joins a new guild, the guild is not stored as active', async () => {
  const failing = database.db.withPlugin(failingQueries((query) => query.includes('"guild_bots"')))
  await commitGuilds(failing, entriesOf('1', 0, [joined(EVEN)]), 1).catch(() => {})
  expect(await stored()).toEqual({ active: [], bots: [], channels: [] })
})

test('if both bots of a guild leave at the same time in two processes, the guild becomes inactive', async () => {
  const { db } = database
  await tell('1', 0, joined(EVEN))
  await tell('2', 0, joined(EVEN))
  const leaves = (botId: string) => entriesOf(botId, 0, [{ kind: 'guild-left', guildId: EVEN }])
  let [hasCounted, hasEnded, second]: [boolean, boolean, Promise<unknown> | null] = [false, false, null]
  const isAbout = (query: string, kind: string) => query.includes(kind) && query.includes('"guild_bots"')
  const other = db.withPlugin(
    queryGate(async ({ query }) => {
      if (!isAbout(query, 'SelectQueryNode')) return
      hasCounted = true
      await until('the first process has committed', () => hasEnded)
    }),
  )
  const waits = async () => {
    const { rows } = await sql`
      select id from information_schema.processlist
      where db = database() and info like 'select%guilds%for update'`.execute(db)
    return rows.length > 0
  }
  const one = db.withPlugin(
    queryGate(async ({ query }) => {
      if (!isAbout(query, 'DeleteQueryNode')) return
      second = commitGuilds(other, leaves('2'), 1)
      await until('the second process has counted the bots, or waits', async () => hasCounted || (await waits()))
    }),
  )
  await commitGuilds(one, leaves('1'), 1)
  hasEnded = true
  await second
  expect(await active()).toEqual([])
})
