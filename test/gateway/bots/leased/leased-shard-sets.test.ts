import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { LeasedShardSets } from '../../../../gateway/bots/leased/leased-shard-sets.ts'
import type { LeasedShards } from '../../../../gateway/bots/leased/leased-shards.ts'
import { createMetrics } from '../../../../gateway/ops/metrics.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'
import { failingQueries } from '../../../support/failing-queries.ts'
import { busParts } from '../../bus/bus-world.ts'

const BOT = '1'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

let sets: LeasedShardSets
/** Whether the database is away. */
let isAway: boolean
beforeEach(async () => {
  isAway = false
  await database.empty()
  await database.db.insertInto('main_bots').values({ bot_id: BOT, shard_count: 1, next_shard_count: 2 }).execute()
  sets = new LeasedShardSets({
    ...{ ...busParts(), metrics: createMetrics(), botId: BOT, processId: 'one', overlapMs: 1, ledger: { oldestMs: 0 } },
    db: database.db.withPlugin(failingQueries(() => isAway)),
    onDispatch: () => {},
    openShards: shards,
  })
})

/** Shards without a connection: the part that a change of the number uses. */
function shards(shardCount: number): LeasedShards {
  const parts = { shardCount, held: [], ready: [], note: () => {}, storedUntil: () => null, retire: async () => {} }
  return parts as unknown as LeasedShards
}

const next = async () =>
  (await database.db.selectFrom('main_bots').selectAll().executeTakeFirstOrThrow()).next_shard_count

/** Discord refuses the next number of shards while the database is away. */
async function refused(): Promise<void> {
  sets.follow(1, 2)
  isAway = true
  await expect(sets.refuse(2)).rejects.toThrow()
  isAway = false
  expect(await next()).toBe(2)
}

test('a change to a number of shards that Discord refused while the database was away is abandoned at the next look', async () => {
  await refused()
  await sets.advance(1)
  expect(await next()).toBeNull()
})

test('a change that another process abandoned can be asked for again', async () => {
  await refused()
  sets.follow(1, null)
  sets.follow(1, 2)
  await sets.advance(1)
  expect(await next()).toBe(2)
})
