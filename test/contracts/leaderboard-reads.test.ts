import { afterAll, beforeAll, expect, test } from 'bun:test'
import { type Kysely, sql } from 'kysely'
import { openDatabase } from '../../gateway/database/database.ts'
import { deepLeaderboardPage, leaderboardPage } from '../../shared/database/members/leaderboard.ts'
import { beginRanges, correctRanges, rangedGuilds } from '../../shared/database/members/range-recount.ts'
import { rankedStanding } from '../../shared/database/members/rank.ts'
import { rankedStandings } from '../../shared/database/members/ranked-standings.ts'
import type { Database } from '../../shared/database/schema.ts'
import { PRESET_CURVES } from '../../shared/levelling/curve-presets.ts'
import { writeCurve } from '../../shared/levelling/stored-curve.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { levelAt, xpFor } from '../support/default-curve.ts'
import { GUILD, NOW, OTHER_GUILD } from './dialects.ts'
import { rowsRead } from './rows-read.ts'

const [SMALL, BIG] = [1_000, 40_000]
/** A page with its names, the guild, its levels, and some room for how a server counts. */
const MOST_ROWS = 100
/** Beside these, the counts of levels and ranges, and the members of one range. */
const MOST_ROWS_OF_RANGES = 1_500

let database: TestDatabase
/** One connection, whose own counters are read. */
let db: Kysely<Database>

/** Fills a guild in one statement. */
async function fill(guildId: string, members: number): Promise<void> {
  const levels = [4, 3, 2, 1, 0].map((level) => sql`when 1 + a.d * 100 + e.d * 7 >= ${xpFor(level)} then ${level}`)
  const digits = sql.raw(Array.from({ length: 10 }, (_, digit) => `select ${digit} as d`).join(' union all '))
  await sql`
    insert into guild_users (guild_id, user_id, xp, level, message_count, last_xp_at)
    select ${guildId}, 1 + a.d + b.d * 10 + c.d * 100 + e.d * 1000 + f.d * 10000, 1 + a.d * 100 + e.d * 7,
      case ${sql.join(levels, sql` `)} end, 1, ${NOW}
    from (${digits}) as a, (${digits}) as b, (${digits}) as c, (${digits}) as e, (${digits}) as f
    where a.d + b.d * 10 + c.d * 100 + e.d * 1000 + f.d * 10000 < ${members}`.execute(db)
  const tenths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
  const membersOnLevel = Map.groupBy(
    tenths.flatMap((a) => tenths.map((e) => levelAt(1 + a * 100 + e * 7))),
    (level) => level,
  )
  const counts = [...membersOnLevel].map(([level, { length }]) => ({
    guild_id: guildId,
    level,
    members: (length * members) / 100,
  }))
  await db.insertInto('guild_levels').values(counts).execute()
  const row = { id: guildId, name: 'a guild', member_count: members, created_at: NOW, updated_at: NOW }
  await db.insertInto('guilds').values(row).execute()
}

beforeAll(async () => {
  database = await openTestDatabase()
  db = openDatabase({ url: database.url, connections: 1 })
  await fill(GUILD, SMALL)
  await fill(OTHER_GUILD, BIG)
  await sql`analyze table guild_users`.execute(db)
}, 180_000)
afterAll(async () => {
  await db.destroy()
  await database.close()
})

test.each([
  ['small', GUILD],
  ['big', OTHER_GUILD],
])('the first page of a %s guild reads only the rows that it shows, whatever other guilds have', async (_, guildId) => {
  // The first time, the table is opened.
  await leaderboardPage(db, guildId, 1)
  expect(await rowsRead(db, () => leaderboardPage(db, guildId, 1))).toBeLessThan(MOST_ROWS)
})

test('the last page reads only the rows that it shows, also where its level has the most members', async () => {
  const last = BIG / 10
  const { members } = await deepLeaderboardPage(db, OTHER_GUILD, last)
  expect(members.map(({ rank }) => rank)).toEqual(Array.from({ length: 10 }, (_, nth) => BIG - 9 + nth))
  expect(members.every(({ xp }) => xp === 1)).toBe(true)
  expect(await rowsRead(db, () => deepLeaderboardPage(db, OTHER_GUILD, last))).toBeLessThan(MOST_ROWS)
})

test('in a guild with crowded levels, any page and rank reads few members, also among many with the same XP', async () => {
  for (const guild of await rangedGuilds(db, [OTHER_GUILD])) {
    await beginRanges(db, guild.id, NOW)
    await correctRanges(db, guild)
  }
  for (const share of [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97, 0.999]) {
    const page = Math.floor((BIG / 10) * share)
    const { members } = await deepLeaderboardPage(db, OTHER_GUILD, page)
    expect(members.map(({ rank }) => rank)).toEqual(Array.from({ length: 10 }, (_, nth) => page * 10 - 9 + nth))
    expect(await rowsRead(db, () => deepLeaderboardPage(db, OTHER_GUILD, page))).toBeLessThan(MOST_ROWS_OF_RANGES)
    const { userId, rank } = members[0] ?? expect.unreachable()
    expect(await rankedStanding(db, OTHER_GUILD, userId)).toMatchObject({ rank })
    expect(await rowsRead(db, () => rankedStanding(db, OTHER_GUILD, userId))).toBeLessThan(MOST_ROWS_OF_RANGES)
  }
})

test.each([0, 3, 50])(
  'after a change of the curve, where stored levels are %p, a rank still reads few members',
  async (level) => {
    const curve = writeCurve(PRESET_CURVES.flat)
    await db.updateTable('guilds').set({ curve, curve_changed_at: NOW }).where('id', '=', OTHER_GUILD).execute()
    await db.updateTable('guild_users').set({ level }).where('guild_id', '=', OTHER_GUILD).execute()
    for (const share of [0.01, 0.5, 0.9, 0.999]) {
      const page = Math.floor((BIG / 10) * share)
      const [{ userId, rank } = expect.unreachable()] = (await deepLeaderboardPage(db, OTHER_GUILD, page)).members
      expect(await rankedStanding(db, OTHER_GUILD, userId)).toMatchObject({ rank })
      // The rank is read by two statements.
      const most = 2 * MOST_ROWS_OF_RANGES
      expect(await rowsRead(db, () => rankedStanding(db, OTHER_GUILD, userId))).toBeLessThan(most)
      expect(await rowsRead(db, () => rankedStandings(db, OTHER_GUILD, [userId]))).toBeLessThan(most)
    }
  },
)
