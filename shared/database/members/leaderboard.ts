import { type InferResult, sql } from 'kysely'
import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import { levelAt, MAX_XP } from '../../levelling/curve.ts'
import { readCurve } from '../../levelling/stored-curve.ts'
import type { Queries } from '../queries.ts'
import { prepare } from '../query/prepare.ts'
import { readFrom } from './deep-reads.ts'
import { nearestPlace, placeCounts } from './places.ts'
import { COLUMNS, head, joined, PAGE_SIZE, type PlacedRow, ranked, tail } from './ranked-members.ts'

export interface RankedMember {
  /** 1 for the member with the most XP; of two with the same XP, the older account stands higher. */
  rank: number
  userId: Snowflake
  /** The username when the member was last seen; null if it is not stored. */
  username: string | null
  globalName: string | null
  xp: number
  level: number
}

export interface LeaderboardPage {
  /** The page shown, 1..pages. */
  page: number
  /** At least 1, also if no member has XP. */
  pages: number
  members: RankedMember[]
  /** Members of the page who are not shown. The others keep their own ranks. */
  unlisted: number
}

/** Up to so many members, it takes less time to skip them than to send the second statement of a deep page. */
const STEPPED_OVER = 1_000
const DEEPEST_STEPPED_TO = STEPPED_OVER / PAGE_SIZE + 1

/**
 * The first page. Most members open no other page. It has no derived table: that would save only the joins of skipped members,
 * of which there are none here, and cost a tenth of the time.
 */
export const firstPageQuery = (db: Queries, { guildId }: { guildId: Snowflake }) =>
  head(db, guildId)
    .clearSelect()
    .leftJoin('users', 'users.id', 'guild_users.user_id')
    .leftJoin('guilds as guild', (join) => join.on('guild.id', '=', guildId))
    .leftJoin('unlisted_members as unlisted', (join) =>
      join.on('unlisted.guild_id', '=', guildId).onRef('unlisted.user_id', '=', 'guild_users.user_id'),
    )
    .select(['guild_users.user_id as userId', 'guild_users.xp', ...COLUMNS])

/**
 * A page after the first. Past the end it is empty, and the last ten members are read instead, with the number of all: a
 * statement cannot clamp its own offset. They are read from the other end of the index.
 * @param values `offset` members stand before the page, `through` is one more
 */
function laterPageQuery(db: Queries, values: { guildId: Snowflake; offset: number; through: number }) {
  const { guildId, offset, through } = values
  const counted = db
    .selectFrom(ranked(db, guildId).where('xp', '>', 0).limit(through).as('members'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
  const own = ['on_page.user_id as userId', 'on_page.xp'] as const
  return joined(db, guildId, head(db, guildId).offset(offset))
    .select([...own, ...COLUMNS, sql<number | null>`null`.as('all')])
    .unionAll(
      joined(db, guildId, tail(db, guildId))
        .innerJoin(counted.as('counted'), (join) => join.on('counted.count', '<=', offset))
        .select([...own, ...COLUMNS, 'counted.count as all']),
    )
}

type PageRow = InferResult<ReturnType<typeof firstPageQuery>>[number] & {
  /** Members with XP, of a page past the end. */
  all?: number | null
}

/** Makes the wanted page, or the last one, from the rows of a query. Where the rows and the stored count differ, the rows are right. */
export function toPage(rows: readonly PageRow[], wanted: number): LeaderboardPage {
  const sorted = rows.toSorted(byPlace)
  const { all = null, total } = sorted[0] ?? { all: 0, total: 0 }
  if (all !== null) {
    const pages = Math.max(1, Math.ceil(all / PAGE_SIZE))
    const length = all - (pages - 1) * PAGE_SIZE
    return { page: pages, pages, ...placed(sorted.slice(sorted.length - length), pages) }
  }
  const seen = (wanted - 1) * PAGE_SIZE + sorted.length
  const count = sorted.length > PAGE_SIZE ? Math.max(total ?? 0, seen) : seen
  return { page: wanted, pages: Math.ceil(count / PAGE_SIZE), ...placed(sorted.slice(0, PAGE_SIZE), wanted) }
}

/** A join may yield rows in any order. */
const byPlace = (a: Pick<PlacedRow, 'xp' | 'userId'>, b: Pick<PlacedRow, 'xp' | 'userId'>): number =>
  b.xp - a.xp || compareSnowflakes(a.userId, b.userId)

function placed(rows: readonly PlacedRow[], page: number): Pick<LeaderboardPage, 'members' | 'unlisted'> {
  const members = rows.flatMap(({ userId, username, globalName, xp, curve, listed }, index): RankedMember[] => {
    const rank = (page - 1) * PAGE_SIZE + index + 1
    return listed ? [{ rank, userId, username, globalName, xp, level: levelAt(xp, readCurve(curve)) }] : []
  })
  return { members, unlisted: rows.length - members.length }
}

const preparedFirstPage = prepare(firstPageQuery)
const preparedLaterPage = prepare(laterPageQuery)

/**
 * One page of a guild's leaderboard, in one statement (two from page 102 on). Below 1 is the first page, past the end the last.
 * @param page any whole number
 */
export async function leaderboardPage(db: Queries, guildId: Snowflake, page: number): Promise<LeaderboardPage> {
  const wanted = Math.max(1, page)
  if (wanted === 1) return toPage(await preparedFirstPage(db, { guildId }), 1)
  const offset = (wanted - 1) * PAGE_SIZE
  if (offset > STEPPED_OVER) return deepLeaderboardPage(db, guildId, wanted)
  return toPage(await preparedLaterPage(db, { guildId, offset, through: offset + 1 }), wanted)
}

/**
 * The same for any page. The counts of levels and ranges give a near place, so only members of one range are skipped. Two
 * statements, because `offset` accepts no value that the same statement computes.
 * @param wanted 1 or more
 */
export async function deepLeaderboardPage(db: Queries, guildId: Snowflake, wanted: number): Promise<LeaderboardPage> {
  const counts = await placeCounts(db, guildId, Math.min((wanted - 1) * PAGE_SIZE, MAX_XP))
  const total = counts.levels.reduce((sum, { members }) => sum + members, 0)
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(wanted, pages)
  const above = (page - 1) * PAGE_SIZE
  const length = Math.min(PAGE_SIZE + 1, Math.max(0, total - above))
  const rows = (await readFrom(db, guildId, nearestPlace(counts, above, length), length)).sort(byPlace)
  // The counts were wrong. A page nearer to the top is found without them.
  if (rows.length === 0 && page > 1) return leaderboardPage(db, guildId, Math.min(page - 1, DEEPEST_STEPPED_TO))
  const end = rows.length > PAGE_SIZE ? Math.max(pages, page + 1) : page
  return { page, pages: end, ...placed(rows.slice(0, PAGE_SIZE), page) }
}
