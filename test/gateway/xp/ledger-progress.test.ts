import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Write } from '../../../gateway/bus/entry.ts'
import { ShardProgress } from '../../../gateway/bus/progress.ts'
import { loadCheckpoints } from '../../../shared/database/sessions/checkpoints.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { openLedgerOver, says } from '../../support/ledger.ts'
import { messageAt, START } from '../../support/messages.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
}, 180_000)
afterAll(() => database.close())

/** A shard whose events are counted from 2 on, and its stored sequence. */
function openShard(botId: string, options?: { maxQueue: number }) {
  const { ledger } = openLedgerOver(database, options)
  const progress = new ShardProgress(botId, 0, null)
  ledger.follow(progress)
  progress.begin({ botId, shard: 0, shardCount: 1, sessionKey: 's', resumeUrl: 'wss://x', intents: null, sequence: 1 })
  let sequence = 1
  const add = (write: Write) => {
    sequence++
    ledger.add({ ...write, origin: progress.origin(sequence) })
    progress.finish(sequence)
  }
  const stored = async () => (await loadCheckpoints(database.db, botId))[0]?.sequence
  return { ledger, progress, add, stored }
}

/** A message with a channel that the database refuses. */
const poisoned = (guildId: string, nth: number): Write => ({
  kind: 'message',
  message: { ...messageAt(0, { guildId, by: String(nth), nth }), channelId: '-5' },
})

test('a message that cannot be committed does not hold the checkpoint back', async () => {
  const { ledger, progress, add, stored } = openShard('601')
  add(says('61', '1', 0))
  add(poisoned('61', 2))
  add(says('61', '3', 0, 3))
  await ledger.flush()
  expect(await stored()).toBe(4)
  await progress.settled()
})

test('a message that a full queue drops does not hold the checkpoint back', async () => {
  const { ledger, progress, add, stored } = openShard('602', { maxQueue: 3 })
  for (let nth = 1; nth <= 8; nth++) add(says('62', String(nth), 0, nth))
  await ledger.flush()
  expect(await stored()).toBe(9)
  await progress.settled()
})

test('a checkpoint that has not moved is not written again', async () => {
  const { ledger, add, stored } = openShard('603')
  add(says('63', '1', 0))
  await ledger.flush()
  expect(await stored()).toBe(2)
  await database.db.updateTable('gateway_sessions').set({ sequence: 77 }).where('bot_id', '=', '603').execute()
  await ledger.flush()
  expect(await stored()).toBe(77)
  add(says('63', '2', 0, 2))
  await ledger.flush()
  expect(await stored()).toBe(3)
})

test('a message that new rules refuse when it is committed starts no cooldown', async () => {
  const { ledger, commit, receive } = openLedgerOver(database)
  const guild = { id: '64', name: 'Sixty-four', locale: 'en-US' }
  const speaks = (seconds: number) => {
    const { id, guildId, channelId, author } = messageAt(seconds, { guildId: '64', by: '7' })
    const member = { roles: ['66'] }
    receive('MESSAGE_CREATE', { id, guild_id: guildId, channel_id: channelId, type: 0, author, member })
  }
  const row = () => database.db.selectFrom('guild_users').selectAll().where('guild_id', '=', '64').executeTakeFirst()
  await commit({ kind: 'guild', guild }, says('64', '7', 0))
  // The rules in memory do not know it yet.
  await database.db.insertInto('ignored_roles').values({ guild_id: '64', role_id: '66' }).execute()
  speaks(60)
  await commit({ kind: 'guild', guild })
  expect(await row()).toMatchObject({ message_count: 1 })
  await database.db.deleteFrom('ignored_roles').where('guild_id', '=', '64').execute()
  await commit({ kind: 'guild', guild })
  speaks(70)
  await ledger.flush()
  expect(await row()).toMatchObject({ message_count: 2, last_xp_at: START + 70_000 })
})
