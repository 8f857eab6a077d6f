import { expect, test } from 'bun:test'
import type { Kysely } from 'kysely'
import { ShardCheckpoints } from '../../gateway/bus/checkpoints.ts'
import { commitBatch } from '../../gateway/xp/commit.ts'
import { loadGuildRules } from '../../shared/database/guilds/guilds.ts'
import { deepLeaderboardPage } from '../../shared/database/members/leaderboard.ts'
import { beginRanges, correctRanges, rangedGuilds } from '../../shared/database/members/range-recount.ts'
import { rankedStanding } from '../../shared/database/members/rank.ts'
import { recountGuild } from '../../shared/database/members/recount.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Database } from '../../shared/database/schema.ts'
import { compareSnowflakes } from '../../shared/discord/snowflake.ts'
import { DEFAULT_CURVE, MAX_XP } from '../../shared/levelling/curve.ts'
import { decideChange, type Total, type XpChange } from '../../shared/levelling/xp-change.ts'
import { xpRangeOf } from '../../shared/levelling/xp-range.ts'
import { levelAt, xpFor } from '../support/default-curve.ts'
import { type Random, randomFrom } from '../support/fuzz/random.ts'
import { isLong } from '../support/long-forms.ts'
import { messageAt } from '../support/messages.ts'
import { changeWhole } from '../support/whole-change.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers } from './dialects.ts'

/** How many sequences of changes are tried. */
const SEEDS = isLong ? 40 : 1
const [MEMBERS, STEPS] = [60, 24]

/** A third of the ids are small, and so in the same group of ids. Each of the others is in a group of its own. */
const userIdOf = (nth: number): string => String(nth % 3 === 0 ? BigInt(nth + 1) : (BigInt(nth + 1) * 2n ** 64n) / 128n)

/** Often the same XP, and the borders of ranges and levels, as in big guilds. */
const anyXp = (random: Random): number =>
  random.pick([15, 15, 15, 99, 100, random.whole(1, 99), random.whole(1, 1_200), xpFor(999), xpFor(1_000), MAX_XP])

async function open(db: Queries, random: Random): Promise<void> {
  await seedMembers(
    db,
    GUILD,
    Array.from({ length: MEMBERS }, (_, nth) => [userIdOf(nth), anyXp(random)] as const),
  )
  await db.updateTable('guilds').set({ xp_delay_seconds: 1 }).where('id', '=', GUILD).execute()
}

const guildOf = (db: Queries) =>
  db
    .selectFrom('guilds')
    .select(['id', 'xp_ranges_from as from', 'xp_ranges_filled as filled'])
    .where('id', '=', GUILD)
    .executeTakeFirstOrThrow()

/** So few members that levels are read in pieces. */
const FEW = 5

/** The gateway begins to count ranges, and fills the counts. */
async function fill(db: Kysely<Database>, mostAtOnce?: number): Promise<void> {
  await beginRanges(db, GUILD, NOW)
  await correctRanges(db, await guildOf(db), mostAtOnce)
}

/** The gateway commits messages. */
async function talk(db: Kysely<Database>, seconds: number, authors: readonly string[]): Promise<void> {
  const rules = await loadGuildRules(db, [GUILD])
  const writes = authors.map((by, nth) => {
    const message = messageAt(seconds, { by, nth, guildId: GUILD })
    return { kind: 'message', message } as const
  })
  const checkpoints = new ShardCheckpoints().after([])
  await commitBatch(db, { writes, names: [], checkpoints }, (id) => rules.get(id), NOW)
}

/** The edge changes a member's XP. */
async function change(db: Queries, userId: string, what: XpChange): Promise<void> {
  const decide = (before: Total) => decideChange(before, what, DEFAULT_CURVE)
  await changeWhole(db, { member: { guildId: GUILD, userId }, isHere: false, decide }, NOW)
}

/** Leaves the rows of a change whose writer ended after it had closed the change and before it counted the member. */
async function changeUncounted(db: Queries, userId: string, xp: number): Promise<void> {
  const member = db.selectFrom('guild_users').select('xp').where('user_id', '=', userId)
  const total = Math.min(MAX_XP, ((await member.executeTakeFirst())?.xp ?? 0) + xp)
  const after = { xp: total, level: levelAt(total) }
  await db.updateTable('guild_users').set(after).where('user_id', '=', userId).execute()
}

const anyChange = (random: Random): XpChange =>
  random.pick([
    { give: 'xp', amount: random.whole(1, 300) },
    { take: 'xp', amount: random.whole(1, 300) },
    { give: 'levels', amount: random.whole(1, 3) },
    { take: 'levels', amount: 1 },
  ])

const plain = async (db: Queries) => {
  const rows = await db.selectFrom('guild_users').select(['user_id', 'xp', 'level']).where('xp', '>', 0).execute()
  return rows.sort((a, b) => b.xp - a.xp || compareSnowflakes(a.user_id, b.user_id))
}

/** Every page and every rank agrees with the sorted rows of the members. */
async function expectRightPlaces(db: Queries): Promise<void> {
  const sorted = await plain(db)
  for (let page = 1; page <= Math.ceil(sorted.length / 10); page++) {
    const { members } = await deepLeaderboardPage(db, GUILD, page)
    const right = sorted.slice((page - 1) * 10, page * 10).map(({ user_id: userId }) => userId)
    expect(members.map(({ userId }) => userId)).toEqual(right)
  }
  const ranks = await Promise.all(sorted.map(({ user_id: userId }) => rankedStanding(db, GUILD, userId)))
  expect(ranks.map((standing) => standing?.rank)).toEqual(sorted.map((_, nth) => nth + 1))
}

/** The counts of ranges agree with the rows of the members. */
async function expectRightCounts(db: Queries): Promise<void> {
  const right = new Map<string, number>()
  for (const { user_id: userId, xp } of await plain(db)) {
    const range = xpRangeOf({ xp }, userId)
    const key = `${range?.level}:${range?.part}`
    right.set(key, (right.get(key) ?? 0) + 1)
  }
  const rows = await db.selectFrom('guild_xp_ranges').selectAll().where('members', '!=', 0).execute()
  expect(new Map(rows.map(({ level, part, members }) => [`${level}:${part}`, members]))).toEqual(right)
}

overEachDialect('ranges of XP', (at) => {
  test.each(Array.from({ length: SEEDS }, (_, nth) => nth + 1))(
    'stay exact through awards, changes by admins and recounts, and so do pages and ranks (%i)',
    async (seed) => {
      const random = randomFrom(seed)
      await open(at.db, random)
      await fill(at.tcp, random.pick([FEW, MEMBERS]))
      const anybody = () => userIdOf(random.whole(0, MEMBERS + 10))
      for (let step = 1; step <= STEPS; step++) {
        const what = random.whole(1, 10)
        if (what <= 5) await talk(at.tcp, step * 10, Array.from({ length: random.whole(1, 30) }, anybody))
        else if (what <= 9) await change(at.db, anybody(), anyChange(random))
        else expect(await correctRanges(at.tcp, await guildOf(at.db), random.pick([FEW, MEMBERS]))).toBe(0)
        if (step % 6 === 0) await expectRightCounts(at.db)
        if (step % 12 === 0) await expectRightPlaces(at.db)
      }
    },
  )

  test('are not read before they are filled', async () => {
    await open(at.db, randomFrom(3))
    await beginRanges(at.tcp, GUILD, NOW)
    await talk(at.tcp, 10, [userIdOf(1), userIdOf(2), userIdOf(3)])
    await expectRightPlaces(at.db)
    expect(await correctRanges(at.tcp, await guildOf(at.db))).toBeGreaterThan(0)
    await expectRightCounts(at.db)
    await expectRightPlaces(at.db)
  })

  test('are not written in a guild without crowded levels', async () => {
    await open(at.db, randomFrom(4))
    await talk(at.tcp, 10, [userIdOf(1), userIdOf(2)])
    await change(at.db, userIdOf(3), { give: 'xp', amount: 1 })
    expect(await at.db.selectFrom('guild_xp_ranges').selectAll().execute()).toEqual([])
  })

  test('are corrected if they miss a change because the edge crashed', async () => {
    await open(at.db, randomFrom(5))
    await fill(at.tcp)
    for (let nth = 0; nth < 20; nth++) {
      if (nth % 2 === 0) await change(at.db, userIdOf(nth), { give: 'xp', amount: 120 })
      else await changeUncounted(at.db, userIdOf(nth), 120)
    }
    await recountGuild(at.tcp, GUILD)
    expect(await correctRanges(at.tcp, await guildOf(at.db), FEW)).toBeGreaterThan(0)
    await expectRightCounts(at.db)
    await expectRightPlaces(at.db)
    expect(await correctRanges(at.tcp, await guildOf(at.db))).toBe(0)
  })

  test('whose sum differs from the count of their level are not used for pages', async () => {
    await open(at.db, randomFrom(6))
    await fill(at.tcp)
    await at.db.deleteFrom('guild_xp_ranges').where('part', '>', 3).execute()
    const sorted = await plain(at.db)
    for (let page = 1; page <= sorted.length / 10; page++) {
      const { members } = await deepLeaderboardPage(at.db, GUILD, page)
      expect(members.map(({ userId }) => userId)).toEqual(
        sorted.slice((page - 1) * 10, page * 10).map(({ user_id: userId }) => userId),
      )
    }
  })

  test('of levels and parts without members are set to zero', async () => {
    await seedMembers(at.db, GUILD, [['1', 110]])
    const stray = [0, 1, 7].map((level) => ({ guild_id: GUILD, level, part: level === 0 ? 300 : 15, members: 3 }))
    await at.db.insertInto('guild_xp_ranges').values(stray).execute()
    await fill(at.tcp, FEW)
    await expectRightCounts(at.db)
  })

  test('are filled piece by piece on a crowded level, and right whatever the count of the level says', async () => {
    await open(at.db, randomFrom(7))
    for (const members of [0, 50_000]) {
      await at.db.updateTable('guild_levels').set({ members }).where('guild_id', '=', GUILD).execute()
      await at.db.deleteFrom('guild_xp_ranges').execute()
      await fill(at.tcp)
      await expectRightCounts(at.db)
    }
  })

  test('are corrected once if two processes find the same mistake', async () => {
    await open(at.db, randomFrom(8))
    await beginRanges(at.tcp, GUILD, NOW)
    const guild = await guildOf(at.db)
    await Promise.all([correctRanges(at.tcp, guild), correctRanges(at.tcp, guild)])
    await expectRightCounts(at.db)
  })

  test('are exact if messages are committed while they are filled', async () => {
    await open(at.db, randomFrom(9))
    await beginRanges(at.tcp, GUILD, NOW)
    const talking = async (from: number) => {
      for (let nth = 0; nth < 10; nth++)
        await talk(at.tcp, 10 + nth * 10, [userIdOf(from), userIdOf(from + 20), userIdOf(70 + nth)])
    }
    await Promise.all([talking(1), correctRanges(at.tcp, await guildOf(at.db), FEW)])
    await expectRightCounts(at.db)
  })

  test('are for guilds with a crowded level, and for guilds that count ranges already', async () => {
    await seedMembers(at.db, GUILD, [['1', 110]])
    await seedMembers(at.db, OTHER_GUILD, [['1', 110]])
    expect(await rangedGuilds(at.tcp, [GUILD, OTHER_GUILD])).toEqual([])
    await at.db.updateTable('guild_levels').set({ members: 5_000 }).where('guild_id', '=', GUILD).execute()
    expect(await rangedGuilds(at.tcp, [GUILD, OTHER_GUILD])).toEqual([{ id: GUILD, from: null, filled: 0 }])
    await beginRanges(at.tcp, OTHER_GUILD, NOW)
    await beginRanges(at.tcp, OTHER_GUILD, NOW + 1)
    expect(await rangedGuilds(at.tcp, [OTHER_GUILD, '404'])).toEqual([{ id: OTHER_GUILD, from: NOW, filled: 0 }])
  })
})
