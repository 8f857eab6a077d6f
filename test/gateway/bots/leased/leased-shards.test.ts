import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import type { APIGatewayBotInfo } from 'discord-api-types/v10'
import { LeasedShards, type LeasedShardsParts } from '../../../../gateway/bots/leased/leased-shards.ts'
import { shardScope } from '../../../../shared/database/bots/shard-counts.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'
import { failingQueries } from '../../../support/failing-queries.ts'
import { queryGate } from '../../../support/query-gate.ts'
import { busParts } from '../../bus/bus-world.ts'

const BOT = '1'
const LEASE_MS = 1_000

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

let time: number
beforeEach(async () => {
  time = 0
  await database.empty()
})

/** The shards of a process, of a bot with two shards. */
function shardsOver(db: LeasedShardsParts['db']): LeasedShards {
  const ledger = {
    intake: { mustPause: () => false, room: async () => {} },
    follow: () => {},
    unfollow: async () => {},
  }
  const parts: Partial<LeasedShardsParts> = {
    ...{ ...busParts(), db, processId: 'one', botId: BOT, leaseMs: LEASE_MS, onTaken: () => {} },
    claim: (_, take) => take(db),
    monotonic: () => time,
  }
  // No shard connects in these tests, so the other parts of a connection are not used.
  return new LeasedShards({ ...parts, ledger } as unknown as LeasedShardsParts, 2, null)
}

// No shard may use this before its lease is checked.
const ask = async () => ({}) as APIGatewayBotInfo
const owners = async () =>
  (await database.db.selectFrom('leases').select('owner').where('scope', '=', shardScope(BOT, 2)).execute()).map(
    ({ owner }) => owner,
  )

test('shards whose leases end before the database has answered are not opened', async () => {
  const shards = shardsOver(
    database.db.withPlugin(
      queryGate(async ({ query }) => {
        if (!query.includes('"gateway_sessions"')) return
        time = LEASE_MS
        await shards.dropExpired()
      }),
    ),
  )
  await shards.share(1, ask)
  expect(shards.held).toEqual([])
})

test('shards whose stored sessions cannot be read are left to other processes', async () => {
  const shards = shardsOver(database.db.withPlugin(failingQueries((query) => query.includes('"gateway_sessions"'))))
  await expect(shards.share(1, ask)).rejects.toThrow()
  expect(shards.held).toEqual([])
  expect(await owners()).toEqual([null, null])
})
