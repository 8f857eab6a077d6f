import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { REST } from '@discordjs/rest'
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
  flush = async () => {}
  await database.empty()
})

/** How the writes of events are stored. */
let flush: () => Promise<void>

/** The shards of a process, of a bot with two shards. None of them reaches Discord. */
function shardsOver(db: LeasedShardsParts['db']): LeasedShards {
  const parts: Partial<LeasedShardsParts> = {
    ...{ ...busParts(), db, processId: 'one', botId: BOT, token: 'token', leaseMs: LEASE_MS, onTaken: () => {} },
    rest: new REST(),
    claim: (_, take) => take(db),
    connectTurns: { wait: () => new Promise(() => {}), arrived: () => {} },
    guard: () => ({ waitForIdentify: () => new Promise(() => {}) }),
    onClosed: () => {},
    monotonic: () => time,
  }
  const intake = { mustPause: () => false, room: async () => {} }
  const ledger = { intake, flush: () => flush(), follow: () => {}, unfollow: async () => {} }
  // The parts of a ledger that shards without events use.
  return new LeasedShards({ ...parts, ledger } as unknown as LeasedShardsParts, 2, null)
}

// The part of Discord's answer that a shard uses to connect.
const ask = async () => ({ url: 'ws://127.0.0.1:1' }) as APIGatewayBotInfo
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

test('shards that are left to other processes are released also if their last events cannot be stored', async () => {
  const shards = shardsOver(database.db)
  await shards.share(1, ask)
  expect(shards.held).toEqual([0, 1])
  expect(await owners()).toEqual(['one', 'one'])
  flush = () => Promise.reject(new Error('the ledger'))
  await expect(shards.leave()).rejects.toThrow('the ledger')
  expect(shards.held).toEqual([])
  expect(await owners()).toEqual([null, null])
})
