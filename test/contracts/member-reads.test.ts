import { afterAll, beforeAll, expect, test } from 'bun:test'
import { type Kysely, sql } from 'kysely'
import { openDatabase } from '../../gateway/database/database.ts'
import { writeEntries } from '../../shared/database/audit/entries.ts'
import { listNamedEntries } from '../../shared/database/audit/named.ts'
import { earnedByChannel, earnedByHour, earnedByMember } from '../../shared/database/members/activity.ts'
import { guildAwardsAfter, memberAwards, oldestAward } from '../../shared/database/members/guild-awards.ts'
import { membersBelow } from '../../shared/database/members/members-below.ts'
import { membersNamed } from '../../shared/database/members/users.ts'
import { exportPerson } from '../../shared/database/privacy/export.ts'
import { numberList } from '../../shared/database/query/number-literals.ts'
import type { Database } from '../../shared/database/schema.ts'
import { snowflakeAt } from '../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../shared/levelling/day.ts'
import { lastDays } from '../../shared/levelling/time-zone.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { numbersFrom } from '../support/numbers-from.ts'
import { GUILD, NOW, OTHER_GUILD } from './dialects.ts'
import { rowsRead } from './rows-read.ts'

// A guild with few messages and members, on a server where other guilds have many.
const [FEW, MANY] = [200, 20_000]
/** A page with its names and members, and some room for how a server counts. */
const MOST_ROWS = 200
const MINUTE_MS = 60_000

let database: TestDatabase
/** One connection, whose own counters are read. */
let db: Kysely<Database>

/** One message a minute until now, of 20 members in 5 channels. */
async function fill(guildId: string, count: number): Promise<void> {
  const newest = numberList([snowflakeAt(NOW)])
  const guild = numberList([guildId])
  await sql`
    insert into message_logs (message_id, guild_id, user_id, channel_id, xp, created_at)
    select ${newest} - ((n * ${MINUTE_MS}) << 22) - ${guild} % 1000, ${guild}, 1 + n % 20, 1 + n % 5, 20, 0 from ${numbersFrom(0, count)}`.execute(
    db,
  )
  await sql`
    insert into guild_users (guild_id, user_id, xp, level, message_count)
    select ${guildId}, 1 + n, 1 + n % 50, 0, 1 from ${numbersFrom(0, count)}`.execute(db)
}

beforeAll(async () => {
  database = await openTestDatabase()
  db = openDatabase({ url: database.url, connections: 1 })
  await fill(GUILD, FEW)
  await fill(OTHER_GUILD, MANY)
  await sql`
    insert into users (id, username, discriminator, created_at, updated_at)
    select 1 + n, concat('member', n), '0', 0, 0 from ${numbersFrom(0, MANY)}`.execute(db)
  await sql`analyze table guild_users, message_logs, users`.execute(db)
}, 180_000)
afterAll(async () => {
  await db.destroy()
  await database.close()
})

const days = lastDays('Europe/Berlin', 1, NOW)
const where = (guildId: string) => ({ guildId, channelId: null, days })
/** Messages of one day. */
const PER_DAY = 1_440
const member = { guildId: GUILD, userId: '7' }

test('the feed reads almost no rows of a guild without news, and otherwise the new rows alone', async () => {
  const newest = snowflakeAt(NOW)
  expect(await rowsRead(db, () => guildAwardsAfter(db, OTHER_GUILD, newest, 101))).toBeLessThan(10)
  const earlier = snowflakeAt(NOW - 5 * MINUTE_MS)
  expect(await rowsRead(db, () => guildAwardsAfter(db, OTHER_GUILD, earlier, 101))).toBeLessThan(50)
  expect(await rowsRead(db, () => guildAwardsAfter(db, OTHER_GUILD, '0', 20))).toBeLessThan(MOST_ROWS)
})

test('changes of admins that are not new are not read', async () => {
  const actor = { id: '7', via: 'dashboard', keyId: null } as const
  const entry = {
    guildId: GUILD,
    actor,
    kind: 'xp.changed',
    targetId: '8',
    subject: null,
    before: null,
    after: null,
    reason: null,
  } as const
  await writeEntries(
    db,
    Array.from({ length: 40 }, () => entry),
    NOW,
  )
  const [newest] = await listNamedEntries(db, { guildId: GUILD }, 30)
  const after = newest?.id ?? expect.unreachable()
  expect(await rowsRead(db, () => listNamedEntries(db, { guildId: GUILD, after }, 30))).toBeLessThan(10)
  const [older] = await listNamedEntries(db, { guildId: GUILD, before: after }, 1)
  expect(await listNamedEntries(db, { guildId: GUILD, after: older?.id }, 30)).toEqual([newest ?? expect.unreachable()])
})

test('the oldest award of a guild is one entry of an index', async () => {
  expect(await rowsRead(db, () => oldestAward(db, OTHER_GUILD))).toBeLessThan(10)
})

test('activity reads the messages of the wanted days in one guild, whatever other guilds have', async () => {
  expect(await rowsRead(db, () => earnedByHour(db, where(GUILD)))).toBeLessThan(FEW * 3)
  expect(await rowsRead(db, () => earnedByChannel(db, where(GUILD), 100))).toBeLessThan(FEW * 3)
  expect(await rowsRead(db, () => earnedByHour(db, where(OTHER_GUILD)))).toBeLessThan(PER_DAY * 3)
})

test('a member’s history and last awards read the messages of one guild', async () => {
  expect(await rowsRead(db, () => earnedByMember(db, member, days))).toBeLessThan(FEW * 2)
  expect(await rowsRead(db, () => memberAwards(db, member, NOW - DAY_MS, 25))).toBeLessThan(FEW * 2)
})

test('a part of the list of members reads only its own members, also among many with the same XP', async () => {
  expect(await rowsRead(db, () => membersBelow(db, OTHER_GUILD, null, 20))).toBeLessThan(MOST_ROWS)
  for (const xp of [50, 25, 1]) {
    const after = { xp, userId: String(MANY / 2) }
    expect(await rowsRead(db, () => membersBelow(db, OTHER_GUILD, after, 20))).toBeLessThan(MOST_ROWS)
  }
})

test('a search by name reads a bounded number of users', async () => {
  expect(await rowsRead(db, () => membersNamed(db, GUILD, 'member1', 20))).toBeLessThan(2_500)
  expect(await rowsRead(db, () => membersNamed(db, GUILD, 'member19999', 20))).toBeLessThan(MOST_ROWS)
})

test('an export of a person in all servers looks at the newest messages of each, and says that there may be more', async () => {
  const found = await exportPerson(db, '1', null)
  // 5,000 of the large server, 200 of the other. Each twentieth is that of the person.
  expect(found.message_logs?.rows).toHaveLength(5_000 / 20 + FEW / 20)
  expect(found.message_logs?.isCut).toBe(true)
  expect((await exportPerson(db, '1', OTHER_GUILD)).message_logs).toMatchObject({ isCut: false })
  expect(await rowsRead(db, () => exportPerson(db, '1', null))).toBeLessThan(25_000)
})
