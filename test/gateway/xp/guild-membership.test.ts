import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import type { Write } from '../../../gateway/bus/entry.ts'
import { ShardProgress } from '../../../gateway/bus/progress.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { openLedgerOver } from '../../support/ledger.ts'

const guildAt = (nth: bigint): string => String(nth << 22n)
/** Of two shards, shard 0 has the even ones. */
const [EVEN, ALSO_EVEN, ODD] = [guildAt(2n), guildAt(4n), guildAt(1n)]

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
}, 180_000)
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.deleteFrom('guild_bots').execute()
  await database.db.deleteFrom('guilds').execute()
})

/** Commits what shard 0 or 1 of 2 of a bot tells of its guilds. */
async function tell(botId: string, shard: number, ...writes: Write[]): Promise<void> {
  const { ledger } = openLedgerOver(database)
  const progress = new ShardProgress(botId, shard, null, 2)
  progress.begin({ botId, shard, shardCount: 2, sessionKey: 's', resumeUrl: 'wss://x', sequence: 1 })
  for (const write of writes) ledger.add({ ...write, origin: progress.origin(2) })
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

test('of several events about one guild in a batch the last counts', async () => {
  await tell('1', 0, joined(EVEN), { kind: 'guild-left', guildId: EVEN })
  expect(await active()).toEqual([])
  await tell('1', 0, { kind: 'guild-left', guildId: EVEN }, joined(EVEN))
  expect(await active()).toEqual([EVEN])
})
