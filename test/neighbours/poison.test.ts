import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Write } from '../../gateway/bus/entry.ts'
import { ShardProgress } from '../../gateway/bus/progress.ts'
import { loadCheckpoints } from '../../shared/database/sessions/checkpoints.ts'
import { baseXp } from '../../shared/levelling/gain.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { failures, openLedgerOver, says } from '../support/ledger.ts'
import { idAt, messageAt } from '../support/messages.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const GUILDS = 19
const VICTIMS = 1_900

/** A message that no database accepts: its channel id is negative. */
const poison = (guildId: string, by: string, nth: number): Write => ({
  kind: 'message',
  message: { ...messageAt(0, { guildId, by, nth: 50_000 + nth }), channelId: '-5' },
})

/** A hundred poisoned entries of one guild, spread among 1,900 messages of nineteen others. */
function mixed(first: number, hostile: string, authorOf: (nth: number) => string): Write[] {
  const writes = Array.from({ length: VICTIMS }, (_, nth) =>
    says(String(first + (nth % GUILDS)), String(first * 10_000 + nth), 0, nth),
  )
  for (let nth = 0; nth < 100; nth++) writes.splice(nth * 20, 0, poison(hostile, authorOf(nth), nth))
  return writes
}

async function mustBeExact(first: number): Promise<void> {
  const rows = await database.db
    .selectFrom('guild_users')
    .select(['user_id', 'xp'])
    .where('guild_id', '>=', String(first))
    .where('guild_id', '<', String(first + GUILDS))
    .execute()
  expect(rows).toHaveLength(VICTIMS)
  for (const row of rows) expect(row.xp).toBe(baseXp(idAt(0, Number(row.user_id) - first * 10_000)))
}

test.each([
  { of: 'one member', first: 100, authorOf: () => '66', most: 30 },
  { of: 'a hundred members', first: 200, authorOf: (nth: number) => String(6_600 + nth), most: 250 },
])('a hundred poisoned entries of $of cost others a few failed commits, once', async ({ first, authorOf, most }) => {
  const hostile = String(first + 99)
  const opened = openLedgerOver(database, { maxQueue: 10_000 })
  const { commit, metrics, ledger } = opened
  // One honest member of the hostile guild, among the others.
  const innocent = says(hostile, '67', 0, 40_000)
  for (const write of [...mixed(first, hostile, authorOf), innocent]) ledger.add({ ...write, origin: null })
  const done = ledger.flush()
  await done
  await mustBeExact(first)
  const innocents = database.db.selectFrom('guild_users').select('xp').where('user_id', '=', '67')
  expect(await innocents.where('guild_id', '=', hostile).execute()).toEqual([{ xp: baseXp(idAt(0, 40_000)) }])
  expect(await failures(opened)).toBeLessThan(most)
  const { values } = await metrics.dropped.get()
  expect(values).toMatchObject([{ labels: { reason: 'poison' }, value: 100 }])

  // The ledger remembers the guild: its entries are no longer committed together with those of others.
  const before = await failures(opened)
  await commit(poison(hostile, authorOf(0), 777), ...mixed(first + 50, '9', () => '8').slice(0, 0))
  expect((await failures(opened)) - before).toBeLessThanOrEqual(1)
})

test('while a guild’s poisoned entries are tried, every second commit is for the other guilds', async () => {
  const opened = openLedgerOver(database, { maxQueue: 50_000 })
  const { ledger } = opened
  for (let nth = 0; nth < 250; nth++) ledger.add({ ...poison('399', String(9_000 + nth), nth), origin: null })
  ledger.add({ ...says('301', '7', 0), origin: null })
  await ledger.flush()
  // The hostile guild's entries take some 500 commits, one by one.
  expect(opened.batchOf('301')).toBeLessThan(10)
  const earned = database.db.selectFrom('guild_users').select('xp').where('guild_id', '=', '301')
  expect(await earned.execute()).toHaveLength(1)
})

test('messages of a member keep their order around a poisoned entry, also where a list of guilds lies between them', async () => {
  const { ledger } = openLedgerOver(database)
  const listed: Write = { kind: 'guilds-listed', guildIds: ['601'] }
  const before = [says('601', '7', 0), poison('601', '66', 1), says('601', '7', 60)]
  const after = [says('601', '7', 120), says('601', '7', 180)]
  for (const write of [...before, listed, ...after]) ledger.add({ ...write, origin: null })
  await ledger.flush()
  const earned = database.db.selectFrom('guild_users').select('message_count').where('guild_id', '=', '601')
  // A later message that is committed first would start a cooldown for those before it.
  expect(await earned.execute()).toEqual([{ message_count: 4 }])
})

test('checkpoints advance after entries that were dropped, poisoned or set aside', async () => {
  const { ledger } = openLedgerOver(database, { maxQueue: 50 })
  const progress = new ShardProgress('502', 0, null)
  ledger.follow(progress)
  progress.begin({
    botId: '502',
    shard: 0,
    shardCount: 1,
    sessionKey: 's',
    resumeUrl: 'wss://x',
    intents: null,
    sequence: 1,
  })
  for (let sequence = 2; sequence <= 201; sequence++) {
    const write = sequence % 3 === 0 ? poison('401', '5', sequence) : says('402', String(sequence), 0, sequence)
    ledger.add({ ...write, origin: progress.origin(sequence) })
    progress.finish(sequence)
  }
  await ledger.flush()
  expect(await loadCheckpoints(database.db, '502')).toMatchObject([{ sequence: 201 }])
})

test('the checkpoint waits for entries that are tried separately, whatever was committed since', () => {
  const progress = new ShardProgress('503', 0, null)
  progress.begin({
    botId: '503',
    shard: 0,
    shardCount: 1,
    sessionKey: 's',
    resumeUrl: 'wss://x',
    intents: null,
    sequence: 1,
  })
  const origins = [2, 3, 4, 5].map((sequence) => {
    const origin = progress.origin(sequence)
    progress.finish(sequence)
    if (origin === null) throw new Error('a session has begun')
    return origin
  })
  const [first, apart, third, fourth] = origins
  if (!first || !apart || !third || !fourth) throw new Error('there are four')
  expect(progress.checkpointAfter([first, third])).toMatchObject({ sequence: 2 })
  for (const origin of [first, third, first]) progress.settle(origin)
  expect(progress.checkpointAfter([fourth])).toMatchObject({ sequence: 2 })
  progress.settle(fourth)
  expect(progress.checkpointAfter([])).toMatchObject({ sequence: 2 })
  expect(progress.checkpointAfter([apart])).toMatchObject({ sequence: 5 })
})
