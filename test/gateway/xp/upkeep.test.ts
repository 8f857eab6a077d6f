import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createLog } from '../../../gateway/ops/log.ts'
import { Upkeep } from '../../../gateway/xp/upkeep.ts'
import { type AuditEntry, SCRIPT } from '../../../shared/audit/entry.ts'
import { writeEntries } from '../../../shared/database/audit/entries.ts'
import { listEntries } from '../../../shared/database/audit/list.ts'
import { ensureGuilds } from '../../../shared/database/guilds/guilds.ts'
import { countMembers } from '../../../shared/database/members/level-counts.ts'
import { insertMessageLogs } from '../../../shared/database/members/message-logs.ts'
import { createSession } from '../../../shared/database/web/sessions.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { failingQueries } from '../../support/failing-queries.ts'
import { levelCounts } from '../../support/level-counts.ts'
import { idAt, START } from '../../support/messages.ts'

const DAY_SECONDS = 86_400
const HOUR_MS = 3_600_000

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** The guild up to which all are counted. */
const standAt = (cursor_id: string) =>
  database.db.insertInto('upkeep').values({ task: 'recount', cursor_id }).onDuplicateKeyUpdate({ cursor_id }).execute()

function openUpkeep(messageLogDays = 90, db = database.db) {
  const lines: string[] = []
  let pauses = 0
  const clock = {
    now: () => START,
    sleep: async () => {
      pauses++
    },
  }
  const log = createLog({ level: 'warn', secrets: [], write: (line) => lines.push(line) })
  return { upkeep: new Upkeep({ db, messageLogDays, clock, log }), lines, pauses: () => pauses }
}

test('message logs past their days are deleted in batches with a pause between, the others stay', async () => {
  const at = (days: number, nth: number) => ({
    messageId: idAt(days * DAY_SECONDS, nth),
    ...{ guildId: '1', userId: '2', channelId: '3', xp: 20, createdAt: START },
  })
  const old = Array.from({ length: 1_200 }, (_, nth) => at(-91, nth))
  await insertMessageLogs(database.db, [...old, at(-89, 1), at(-89, 2)])
  const { upkeep, pauses } = openUpkeep()
  await upkeep.purge()
  const left = await database.db.selectFrom('message_logs').select('message_id').orderBy('message_id').execute()
  expect(left.map((row) => row.message_id)).toEqual([at(-89, 1).messageId, at(-89, 2).messageId])
  expect(pauses()).toBe(2)
})

test('logins of the dashboard that have expired are deleted, the others stay', async () => {
  const person = { id: '7', username: 'alice', globalName: null, avatar: null }
  const logIn = (letter: string, expiresAt: number): Promise<void> =>
    createSession(
      database.db,
      { idHash: letter.repeat(64), person, sealedToken: 'sealed', device: '', expiresAt },
      START - HOUR_MS,
    )
  await logIn('a', START)
  await logIn('b', START + 1)
  await openUpkeep().upkeep.purgeSessions()
  const left = await database.db.selectFrom('web_sessions').select('id_hash').execute()
  expect(left).toEqual([{ id_hash: 'b'.repeat(64) }])
})

test('entries of the audit older than a year are deleted in batches with a pause between, the others stay', async () => {
  const entry = (days: number): [readonly AuditEntry[], number] => [
    [
      {
        ...{ guildId: '1', actor: SCRIPT, kind: 'manager.added', targetId: String(days), subject: null },
        ...{ before: null, after: null, reason: null },
      },
    ],
    START - days * DAY_SECONDS * 1_000,
  ]
  const day = Array.from({ length: 400 }, (_, nth) => nth)
  await Promise.all(day.map((days) => writeEntries(database.db, ...entry(days))))
  const [old = []] = entry(500)
  for (const part of [1, 2]) {
    const at = START - (400 + part) * DAY_SECONDS * 1_000
    await writeEntries(database.db, Array.from({ length: 500 }, () => old).flat(), at)
  }
  const { upkeep, pauses } = openUpkeep()
  await upkeep.purgeAudit()
  const left = await listEntries(database.db, { guildId: '1' }, 2_000)
  expect(left.map(({ targetId }) => Number(targetId)).toSorted((a, b) => a - b)).toEqual(day.slice(0, 366))
  expect(pauses()).toBe(2)
})

test('wrong counts are corrected guild by guild, again and again', async () => {
  const guilds = ['31', '32', '33']
  await ensureGuilds(database.db, guilds, START)
  const { upkeep, lines } = openUpkeep()
  for (let round = 1; round <= 2; round++) {
    await countMembers(
      database.db,
      guilds.map((guildId) => ({ guildId, from: null, to: 5 })),
    )
    for (let nth = 0; nth <= guilds.length; nth++) await upkeep.recount()
    for (const guild of guilds) expect(await levelCounts(database.db, guild)).toEqual(new Map())
    expect(lines.filter((line) => line.includes('counted anew'))).toHaveLength(guilds.length * round)
  }
})

test('a server whose members cannot be counted keeps no other server from its turn', async () => {
  const guilds = ['41', '42', '43']
  await ensureGuilds(database.db, guilds, START)
  await standAt('40')
  await countMembers(
    database.db,
    guilds.map((guildId) => ({ guildId, from: null, to: 5 })),
  )
  const isAboutFirst = (query: string): boolean => query.includes('"41"') && !query.includes('"42"')
  const { upkeep, lines } = openUpkeep(90, database.db.withPlugin(failingQueries(isAboutFirst)))
  await upkeep.recount()
  const isCounted = await Promise.all(guilds.map(async (guild) => (await levelCounts(database.db, guild)).size === 0))
  expect(isCounted).toEqual([false, true, true])
  expect(lines.filter((line) => line.includes('could not be counted'))).toHaveLength(1)
  // The tests that follow begin with right counts.
  await standAt('40')
  await openUpkeep().upkeep.recount()
})

test('a recount goes on where the last process stopped, and two processes share it', async () => {
  const guilds = Array.from({ length: 250 }, (_, nth) => String(5_000 + nth))
  await ensureGuilds(database.db, guilds, START)
  await standAt('4999')
  const off = guilds.map((guildId) => ({ guildId, from: null, to: 1 }))
  await countMembers(database.db, off)
  const wrong = async () =>
    (await database.db.selectFrom('guild_levels').select('guild_id').where('members', '!=', 0).execute()).length
  await openUpkeep().upkeep.recount()
  expect(await wrong()).toBe(150)
  await openUpkeep().upkeep.recount()
  expect(await wrong()).toBe(50)
  await Promise.all([openUpkeep().upkeep.recount(), openUpkeep().upkeep.recount()])
  expect(await wrong()).toBe(0)
})

test('after a batch that took long, no guild is counted for a long time', async () => {
  let now = START
  const clock = { now: () => (now += 1_000), sleep: async () => {} }
  const log = createLog({ level: 'warn', secrets: [], write: () => {} })
  const upkeep = new Upkeep({ db: database.db, messageLogDays: 90, clock, log })
  const cursor = async () =>
    (await database.db.selectFrom('upkeep').select('cursor_id').executeTakeFirstOrThrow()).cursor_id
  await standAt('0')
  await upkeep.recount()
  const after = await cursor()
  await upkeep.recount()
  expect(await cursor()).toBe(after)
  now += 60_000
  await upkeep.recount()
  expect(await cursor()).not.toBe(after)
})

test('members of a crowded level are counted per range of XP, an hour after all processes were told to count', async () => {
  const [guild, crowd] = ['7000', 5_000]
  await ensureGuilds(database.db, [guild], START)
  const rows = Array.from({ length: crowd }, (_, nth) => ({
    guild_id: guild,
    user_id: String(nth + 1),
    xp: 1 + (nth % 99),
  }))
  await database.db
    .insertInto('guild_users')
    .values(rows.map((row) => ({ ...row, last_xp_at: null })))
    .execute()
  let now = START
  const lines: string[] = []
  const log = createLog({ level: 'info', secrets: [], write: (line) => lines.push(line) })
  const upkeep = new Upkeep({
    db: database.db,
    messageLogDays: 90,
    clock: { now: () => now, sleep: async () => {} },
    log,
  })
  const recount = async () => {
    await standAt('6999')
    await upkeep.recount()
  }
  const ranged = () =>
    database.db
      .selectFrom('guilds')
      .select(['xp_ranges_from as from', 'xp_ranges_filled as filled', 'updated_at as updatedAt'])
      .where('id', '=', guild)
      .executeTakeFirst()
  const counted = async () => {
    const found = await database.db
      .selectFrom('guild_xp_ranges')
      .select('members')
      .where('guild_id', '=', guild)
      .execute()
    return found.reduce((sum, { members }) => sum + members, 0)
  }

  now += 1_000
  await recount()
  expect(await ranged()).toEqual({ from: now, filled: 0, updatedAt: now })
  now += HOUR_MS - 1
  await recount()
  expect(await ranged()).toMatchObject({ filled: 0 })
  now += 1
  await recount()
  expect(await ranged()).toMatchObject({ filled: 1 })
  expect(await counted()).toBe(crowd)
  expect(lines.filter((line) => line.includes('per range of XP'))).toHaveLength(1)

  await recount()
  expect(await ranged()).toMatchObject({ filled: 1 })
  await database.db.deleteFrom('guild_xp_ranges').where('part', '>', 2_000).execute()
  await recount()
  expect(await counted()).toBe(crowd)
  expect(lines.filter((line) => line.includes('by range of XP were off'))).toHaveLength(1)
})
