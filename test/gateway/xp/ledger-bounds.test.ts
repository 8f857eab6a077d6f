import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Write } from '../../../gateway/bus/entry.ts'
import { ShardProgress } from '../../../gateway/bus/progress.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { openLedgerOver, says } from '../../support/ledger.ts'
import { levelCounts } from '../../support/level-counts.ts'
import { messageAt, START } from '../../support/messages.ts'
import { until } from '../../support/until.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const openLedger = (options?: { maxQueue: number }) => openLedgerOver(database, options)

const member = (guildId: string, userId: string) =>
  database.db
    .selectFrom('guild_users')
    .selectAll()
    .where('guild_id', '=', guildId)
    .where('user_id', '=', userId)
    .executeTakeFirst()

test('a name is written when it is new, and when it has changed, and not otherwise', async () => {
  const { commit } = openLedger()
  const { db } = database
  const speaks = (seconds: number, username: string): Write => {
    const message = messageAt(seconds, { guildId: '21', by: '2107' })
    return { kind: 'message', message: { ...message, author: { ...message.author, username } } }
  }
  const user = () =>
    db.selectFrom('users').select(['username', 'updated_at']).where('id', '=', '2107').executeTakeFirst()
  await commit(speaks(0, 'before'))
  await db.updateTable('users').set({ updated_at: 5 }).where('id', '=', '2107').execute()
  await commit(speaks(60, 'before'))
  expect(await user()).toEqual({ username: 'before', updated_at: 5 })
  await commit(speaks(120, 'after'))
  expect(await user()).toEqual({ username: 'after', updated_at: START })
})

test('members are counted on the level that they stand on', async () => {
  const { commit } = openLedger()
  await commit(
    says('22', '7', 0),
    says('22', '8', 0, 1),
    ...[60, 120, 180, 240, 300, 360].map((s) => says('22', '7', s)),
  )
  const level = (await member('22', '7'))?.level ?? 0
  expect(level).toBeGreaterThan(0)
  expect(await levelCounts(database.db, '22')).toEqual(
    new Map([
      [level, 1],
      [0, 1],
    ]),
  )
})

test('of messages that come in one turn while the last batch ends, none waits for the next message', async () => {
  const { ledger, commit } = openLedger()
  await commit(says('23', '1', 0))
  for (let nth = 2; nth < 50; nth++) {
    ledger.add({ ...says('23', String(nth), 0, nth), origin: null })
    await until('it is committed', () => member('23', String(nth)))
  }
})

test('a full queue drops the oldest entries, counts them, and logs this once', async () => {
  const { ledger, metrics, lines } = openLedger({ maxQueue: 10 })
  for (let nth = 0; nth < 25; nth++) ledger.add({ ...says('24', String(nth + 1), 0, nth), origin: null })
  await ledger.flush()
  const rows = await database.db.selectFrom('guild_users').select('user_id').where('guild_id', '=', '24').execute()
  expect(rows.map((row) => Number(row.user_id)).sort((a, b) => a - b)).toEqual([16, 17, 18, 19, 20, 21, 22, 23, 24, 25])
  expect((await metrics.dropped.get()).values).toMatchObject([{ labels: { reason: 'full' }, value: 15 }])
  expect(lines.filter((line) => line.includes('queue full'))).toHaveLength(1)
})

test('a session that has ended leaves its writes, and the checkpoint is of the new one', async () => {
  const progress = new ShardProgress('501', 0, null)
  const session = { botId: '501', shard: 0, shardCount: 1, resumeUrl: 'wss://x', intents: null }
  progress.begin({ ...session, sessionKey: 'old', sequence: 1 })
  const old = [progress.origin(2), progress.origin(3)]
  progress.finish(3)
  progress.begin({ ...session, sessionKey: 'new', sequence: 1 })
  const fresh = progress.origin(2)
  progress.finish(2)
  const [first, second] = old
  if (!first || !second || !fresh) throw new Error('a session has begun')
  expect(progress.checkpointAfter([first, second])).toMatchObject({ sessionKey: 'new', sequence: 1 })
  progress.settle(first)
  progress.settle(second)
  expect(progress.checkpointAfter([fresh])).toMatchObject({ sessionKey: 'new', sequence: 2 })
})

test('a dropped message starts no cooldown: the next message earns', async () => {
  const { ledger, commit, receive } = openLedgerOver(database, { maxQueue: 3 })
  await commit(says('25', '7', 0))
  const speaks = (seconds: number) => {
    const { id, guildId, channelId, author } = messageAt(seconds, { guildId: '25', by: '7' })
    receive('MESSAGE_CREATE', { id, guild_id: guildId, channel_id: channelId, type: 0, author, member: { roles: [] } })
  }
  speaks(60)
  for (let nth = 1; nth < 4; nth++) ledger.add({ ...says('26', String(nth), 0, nth), origin: null })
  await ledger.flush()
  expect(await member('25', '7')).toMatchObject({ message_count: 1 })
  speaks(70)
  await ledger.flush()
  expect(await member('25', '7')).toMatchObject({ message_count: 2, last_xp_at: START + 70_000 })
})

test('of messages in the same millisecond one earns, in whatever batch and order they come', async () => {
  for (const [guild, order] of [
    ['27', [0, 1, 2]],
    ['28', [2, 1, 0]],
  ] as const) {
    const { commit } = openLedgerOver(database)
    for (const nth of order) await commit(says(guild, '7', 0, nth))
    expect(await member(guild, '7')).toMatchObject({ message_count: 1, last_xp_at: START })
  }
})
