import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Write } from '../../../gateway/bus/entry.ts'
import { ShardProgress } from '../../../gateway/bus/progress.ts'
import { loadCheckpoints } from '../../../shared/database/sessions/checkpoints.ts'
import { baseXp } from '../../../shared/levelling/gain.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { levelAt, xpFor } from '../../support/default-curve.ts'
import { openLedgerOver, says } from '../../support/ledger.ts'
import { idAt, messageAt, START } from '../../support/messages.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const openLedger = () => openLedgerOver(database)

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

test('the XP of each message is logged without the text of the message', async () => {
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
    {
      kind: 'announce',
      user_id: '7',
      payload: JSON.stringify({ level: 1, previous: 0, channelId: '2001', messageId: idAt(0) }),
    },
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

test('a member who comes back gets a role job for their level; a new member is only recorded', async () => {
  const { commit, wakes } = openLedger()
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
  expect(wakes()).toBe(1)
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
  progress.begin({
    botId: '500',
    shard: 0,
    shardCount: 1,
    sessionKey: 's',
    resumeUrl: 'wss://x',
    intents: null,
    sequence: 1,
  })
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
