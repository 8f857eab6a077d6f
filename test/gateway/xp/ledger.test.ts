import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createLog } from '../../../gateway/ops/log.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import { ShardProgress } from '../../../gateway/sessions/progress.ts'
import { Admission } from '../../../gateway/xp/admission.ts'
import { BatchWriter } from '../../../gateway/xp/batch-writer.ts'
import { ChannelTree } from '../../../gateway/xp/channel-tree.ts'
import { Cooldowns } from '../../../gateway/xp/cooldowns.ts'
import type { Entry, Write } from '../../../gateway/xp/entry.ts'
import { Ledger } from '../../../gateway/xp/ledger.ts'
import { RulesCache } from '../../../gateway/xp/rules-cache.ts'
import { loadCheckpoints } from '../../../shared/database/gateway-sessions.ts'
import { levelCounts } from '../../../shared/database/level-counts.ts'
import { levelAt, xpFor } from '../../../shared/levelling/curve.ts'
import { baseXp } from '../../../shared/levelling/gain.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { idAt, messageAt, START } from '../../support/messages.ts'
import { until } from '../../support/until.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

function openLedger({ maxQueue = 1000 } = {}) {
  const { db } = database
  const clock = { now: () => START, sleep: () => Promise.resolve() }
  const metrics = createMetrics()
  const rules = new RulesCache(db, START)
  const cooldowns = new Cooldowns(1000)
  const admission = new Admission({ rules, cooldowns, channels: new ChannelTree() })
  const lines: string[] = []
  const log = createLog({ level: 'error', secrets: [], write: (line) => lines.push(line) })
  let woken = 0
  const writer = new BatchWriter({
    ...{ db, rules, cooldowns, admission, metrics, clock },
    onJobs: () => woken++,
  })
  const ledger = new Ledger({ writer, log, metrics, clock, maxQueue })
  const commit = async (...writes: Write[]) => {
    for (const write of writes) ledger.add({ ...write, origin: null } satisfies Entry)
    await ledger.flush()
  }
  return { ledger, commit, metrics, lines, wakes: () => woken }
}

const member = (guildId: string, userId: string) =>
  database.db
    .selectFrom('guild_users')
    .selectAll()
    .where('guild_id', '=', guildId)
    .where('user_id', '=', userId)
    .executeTakeFirst()

const jobsOf = (guildId: string) =>
  database.db
    .selectFrom('jobs')
    .select(['kind', 'user_id', 'payload'])
    .where('guild_id', '=', guildId)
    .orderBy('id')
    .execute()

const says = (guildId: string, by: string, seconds: number, nth = 0): Write => ({
  kind: 'message',
  message: messageAt(seconds, { guildId, by, nth }),
})

test('messages earn once per cooldown, in whatever order and however often they arrive', async () => {
  const { commit } = openLedger()
  const [first, second, tooSoon] = [says('11', '7', 0), says('11', '7', 60), says('11', '7', 119)]
  await commit(first, second, tooSoon, first)
  await commit(second, tooSoon, says('11', '7', 30))
  const xp = baseXp(idAt(0)) + baseXp(idAt(60))
  expect(await member('11', '7')).toMatchObject({
    xp,
    level: levelAt(xp),
    message_count: 2,
    last_xp_at: START + 60_000,
  })
})

test('what each message earned is logged without its text', async () => {
  const { commit } = openLedger()
  await commit(says('12', '7', 0, 12))
  const logs = await database.db.selectFrom('message_logs').selectAll().where('guild_id', '=', '12').execute()
  expect(logs).toEqual([
    {
      message_id: idAt(0, 12),
      guild_id: '12',
      user_id: '7',
      channel_id: '2001',
      xp: baseXp(idAt(0, 12)),
      created_at: START,
    },
  ])
})

test('a level-up leaves an announcement, and a role job where the guild has level roles', async () => {
  const { commit, wakes } = openLedger()
  const { db } = database
  await db.insertInto('level_roles').values({ guild_id: '13', level: 1, role_id: '99' }).execute()
  await db
    .insertInto('guild_users')
    .values({ guild_id: '13', user_id: '7', xp: xpFor(1) - 1, level: 0, last_xp_at: null })
    .execute()
  await commit(says('13', '7', 0))
  expect(await jobsOf('13')).toEqual([
    { kind: 'roles', user_id: '7', payload: '{}' },
    { kind: 'announce', user_id: '7', payload: JSON.stringify({ level: 1, channelId: '2001', messageId: idAt(0) }) },
  ])
  expect(wakes()).toBe(1)
})

test('several levels crossed in one batch are announced once, as the highest', async () => {
  const { commit } = openLedger()
  const { db } = database
  await commit({ kind: 'guild', guild: { id: '14', name: 'Fast', locale: 'en-US' } })
  await db.updateTable('guilds').set({ xp_rate: 10 }).where('id', '=', '14').execute()
  const later = openLedger()
  await later.commit(...[0, 60, 120, 180].map((seconds) => says('14', '7', seconds)))
  const level = (await member('14', '7'))?.level
  expect(level).toBeGreaterThan(1)
  expect(await jobsOf('14')).toMatchObject([{ kind: 'announce', payload: expect.stringContaining(`"level":${level}`) }])
})

test('members with XP are counted for their guild', async () => {
  const { commit } = openLedger()
  await commit(says('15', '7', 0), says('15', '8', 0, 1), says('15', '7', 60))
  await commit(says('15', '9', 60, 1), says('15', '8', 120))
  const guild = await database.db.selectFrom('guilds').selectAll().where('id', '=', '15').executeTakeFirst()
  expect(guild).toMatchObject({ member_count: 3 })
})

test('an ignored role earns nothing, also where the rules were not known when the message came', async () => {
  const { commit } = openLedger()
  await database.db.insertInto('ignored_roles').values({ guild_id: '16', role_id: '66' }).execute()
  await commit({ kind: 'message', message: messageAt(0, { guildId: '16', by: '7', roleIds: ['66'] }) })
  expect(await member('16', '7')).toBeUndefined()
})

test('a guild that was left is inactive, keeps its members, and is active again when it returns', async () => {
  const { commit } = openLedger()
  const guild = { id: '17', name: 'Seventeen', locale: 'de' }
  await commit({ kind: 'guild', guild }, says('17', '7', 0), { kind: 'guild-left', guildId: '17' })
  const row = () => database.db.selectFrom('guilds').selectAll().where('id', '=', '17').executeTakeFirst()
  expect(await row()).toMatchObject({ active: 0, name: 'Seventeen', locale: 'de', member_count: 1 })
  await commit({ kind: 'guild', guild: { ...guild, name: 'Renamed' } })
  expect(await row()).toMatchObject({ active: 1, name: 'Renamed', member_count: 1 })
})

test('a member who comes back gets a role job for the level held; a new one is only recorded', async () => {
  const { commit } = openLedger()
  const { db } = database
  const user = (id: string) => messageAt(0, { by: id }).author
  await db.insertInto('level_roles').values({ guild_id: '18', level: 1, role_id: '99' }).execute()
  await db
    .insertInto('guild_users')
    .values({ guild_id: '18', user_id: '7', xp: 500, level: 2, last_xp_at: null })
    .execute()
  await commit(
    { kind: 'member-joined', guildId: '18', user: user('7') },
    { kind: 'member-joined', guildId: '18', user: user('8') },
  )
  expect(await jobsOf('18')).toEqual([{ kind: 'roles', user_id: '7', payload: '{}' }])
  expect(await member('18', '8')).toMatchObject({ xp: 0, level: 0, last_xp_at: null })
  expect(await db.selectFrom('users').select('username').where('id', '=', '8').executeTakeFirst()).toEqual({
    username: 'user 8',
  })
})

test('an entry that cannot be committed is set aside, and all others are committed', async () => {
  const { commit, metrics } = openLedger()
  const poisoned: Write = {
    kind: 'message',
    message: { ...messageAt(0, { guildId: '19', by: '8', nth: 2 }), channelId: '-5' },
  }
  await commit(says('19', '7', 0), poisoned, says('19', '9', 0, 1))
  const earned = await database.db
    .selectFrom('guild_users')
    .select('user_id')
    .where('guild_id', '=', '19')
    .where('xp', '>', 0)
    .execute()
  expect(earned.map((row) => row.user_id)).toEqual(['7', '9'])
  expect((await metrics.dropped.get()).values).toMatchObject([{ labels: { reason: 'poison' }, value: 1 }])
})

test('the stored sequence never runs ahead of what is committed', async () => {
  const { ledger } = openLedger()
  const progress = new ShardProgress('500', 0, null)
  ledger.follow(progress)
  progress.begin({ botId: '500', shard: 0, shardCount: 1, sessionKey: 's', resumeUrl: 'wss://x', sequence: 1 })
  const stored = async () => (await loadCheckpoints(database.db, '500'))[0]?.sequence
  for (let sequence = 2; sequence <= 901; sequence++) {
    const write = says('20', String(1_000_000 + sequence), 0, sequence)
    ledger.add({ ...write, origin: progress.origin(sequence) })
    progress.finish(sequence)
  }
  progress.finish(1300)
  const committed = async () =>
    (
      await database.db
        .selectFrom('guild_users')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('guild_id', '=', '20')
        .executeTakeFirstOrThrow()
    ).n
  const done = ledger.flush()
  let ended = false
  void done.then(() => {
    ended = true
  })
  while (!ended) {
    const [sequence, count] = [await stored(), await committed()]
    if (sequence !== undefined && sequence < 1300) expect(count).toBeGreaterThanOrEqual(sequence - 1)
  }
  expect(await stored()).toBe(1300)
  expect(await committed()).toBe(900)
})

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

test('past its bound the queue gives up the oldest, counts them, and says so once', async () => {
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
  const session = { botId: '501', shard: 0, shardCount: 1, resumeUrl: 'wss://x' }
  progress.begin({ ...session, sessionKey: 'old', sequence: 1 })
  const old = [progress.origin(2), progress.origin(3)]
  progress.finish(3)
  progress.begin({ ...session, sessionKey: 'new', sequence: 1 })
  const fresh = progress.origin(2)
  progress.finish(2)
  const [first, second] = old
  if (!first || !second || !fresh) throw new Error('a session has begun')
  expect(progress.checkpointAfter([first, second])).toMatchObject({ sessionKey: 'new', sequence: 1 })
  progress.settle()
  progress.settle()
  expect(progress.checkpointAfter([fresh])).toMatchObject({ sessionKey: 'new', sequence: 2 })
})
