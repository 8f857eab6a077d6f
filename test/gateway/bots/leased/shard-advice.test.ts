import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { adviseOnShards } from '../../../../gateway/bots/leased/shard-advice.ts'
import { createLog } from '../../../../gateway/ops/log.ts'
import { createMetrics } from '../../../../gateway/ops/metrics.ts'
import { addGuildBots } from '../../../../shared/database/bots/guild-bots.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'

const BOT = '1152921504606846977'

let database: TestDatabase
let lines: string[]
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => {
  lines = []
})
afterAll(() => database.close())

const metrics = createMetrics()
const advise = (shards: number, recommended: number): Promise<void> => {
  const log = createLog({ level: 'info', secrets: [], write: (line) => lines.push(line) })
  return adviseOnShards({ db: database.db, botId: BOT, log, metrics }, { shards, recommended })
}
const guilds = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, nth) => ({ guildId: String(BigInt(from + nth) << 22n), botId: BOT }))

test('operators are told when Discord recommends more shards, and which command changes it', async () => {
  await advise(4, 4)
  expect(lines).toEqual([])
  await advise(4, 6)
  expect(lines.join('')).toContain('Discord recommends more shards')
  expect(lines.join('')).toContain('scripts/shards set 6')
})

test('operators are warned when the fullest shard has 2,000 servers', async () => {
  await addGuildBots(database.db, guilds(0, 1_999))
  await advise(1, 1)
  expect(lines).toEqual([])
  await addGuildBots(database.db, guilds(1_999, 2_000))
  await advise(1, 1)
  expect(lines.join('')).toContain('a shard is nearly full')
  expect(lines.join('')).toContain('scripts/shards set 2')
  expect(await metrics.registry.metrics()).toContain('prosperity_shard_guilds_most 2000')
})
