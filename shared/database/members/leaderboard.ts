import { type InferResult, type Kysely, sql } from 'kysely'
import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import { levelAt, MAX_XP } from '../../levelling/curve.ts'
import { prepare } from '../query/prepare.ts'
import type { Database } from '../schema.ts'
import { atOrBelow, nearestPlace, placeCounts } from './places.ts'

const PAGE_SIZE = 10

export interface RankedMember {
  /** 1 for the member with the most XP; of two with the same XP, the older account stands higher. */
  rank: number
  userId: Snowflake
  /** What the member was last seen to be called; null where nobody noted it. */
  username: string | null
  globalName: string | null
  xp: number
  level: number
}

export interface LeaderboardPage {
  /** The page shown, 1..pages. */
  page: number
  /** At least 1, also when there is nobody yet. */
  pages: number
  members: RankedMember[]
}

/** Up to so many members, it takes less time to skip them than to send the second statement of a deep page. */
const STEPPED_OVER = 1_000
const DEEPEST_STEPPED_TO = STEPPED_OVER / PAGE_SIZE + 1

/** In the order of the leaderboard. MySQL, left to itself, reads and sorts the whole guild where its statistics are old. */
const inOrder = sql<Database['guild_users']>`guild_users`.as<'guild_users'>(
  sql`guild_users force index (guild_users_leaderboard)`,
)

/** Members with XP of a guild. Only columns of the index are read: the row itself is stored elsewhere. */
const ranked = (db: Kysely<Database>, guildId: Snowflake) =>
  db.selectFrom(inOrder).select(['user_id', 'xp']).where('guild_id', '=', guildId)

/** A page, and the first member of the next. */
const head = (db: Kysely<Database>, guildId: Snowflake) =>
  ranked(db, guildId)
    .where('xp', '>', 0)
    .orderBy('xp', 'desc')
    .orderBy('user_id', 'asc')
    .limit(PAGE_SIZE + 1)

/** The same members from the other end: those with the least XP first. */
const tail = (db: Kysely<Database>, guildId: Snowflake) =>
  ranked(db, guildId)
    // As a calculation it is no bound of the index: for a bound, MySQL walks backwards through every guild's members.
    .where(sql`xp + 0`, '>', 0)
    .orderBy('xp', 'asc')
    .orderBy('user_id', 'desc')
    .limit(PAGE_SIZE)

const keptTotal = (db: Kysely<Database>, guildId: Snowflake) =>
  db.selectFrom('guilds').select('member_count').where('id', '=', guildId).as('total')

const COLUMNS = ['user_id as userId', 'username', 'global_name as globalName', 'xp'] as const

/** The first page, the one that nearly everybody looks at. */
export const firstPageQuery = (db: Kysely<Database>, { guildId }: { guildId: Snowflake }) =>
  db
    .selectFrom(head(db, guildId).as('head'))
    .leftJoin('users', 'users.id', 'head.user_id')
    .select([...COLUMNS, keptTotal(db, guildId)])

/**
 * A page after the first. Past the end it is empty, and the last ten members are read instead, with the number of all: a
 * statement cannot clamp its own offset. They are read from the other end of the index.
 * @param values `offset` members stand before the page, `through` is one more
 */
function laterPageQuery(db: Kysely<Database>, values: { guildId: Snowflake; offset: number; through: number }) {
  const { guildId, offset, through } = values
  const counted = db
    .selectFrom(ranked(db, guildId).where('xp', '>', 0).limit(through).as('members'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
  return db
    .selectFrom(head(db, guildId).offset(offset).as('head'))
    .leftJoin('users', 'users.id', 'head.user_id')
    .select([...COLUMNS, keptTotal(db, guildId), sql<number | null>`null`.as('all')])
    .unionAll(
      db
        .selectFrom(counted.as('counted'))
        .innerJoin(tail(db, guildId).as('tail'), (join) => join.on('counted.count', '<=', offset))
        .leftJoin('users', 'users.id', 'tail.user_id')
        .select([...COLUMNS, keptTotal(db, guildId), 'counted.count as all']),
    )
}

type PageRow = InferResult<ReturnType<typeof firstPageQuery>>[number] & {
  /** Members with XP, of a page past the end. */
  all?: number | null
}

/** The page that was wanted, or the last one, out of the rows of a query. The rows are right where the kept count is not. */
export function toPage(rows: readonly PageRow[], wanted: number): LeaderboardPage {
  const sorted = rows.toSorted(byPlace)
  const { all = null, total } = sorted[0] ?? { all: 0, total: 0 }
  if (all !== null) {
    const pages = Math.max(1, Math.ceil(all / PAGE_SIZE))
    const length = all - (pages - 1) * PAGE_SIZE
    return { page: pages, pages, members: placed(sorted.slice(sorted.length - length), pages) }
  }
  const seen = (wanted - 1) * PAGE_SIZE + sorted.length
  const count = sorted.length > PAGE_SIZE ? Math.max(total ?? 0, seen) : seen
  return { page: wanted, pages: Math.ceil(count / PAGE_SIZE), members: placed(sorted.slice(0, PAGE_SIZE), wanted) }
}

/** A join may yield rows in any order. */
const byPlace = (a: Pick<PageRow, 'xp' | 'userId'>, b: Pick<PageRow, 'xp' | 'userId'>): number =>
  b.xp - a.xp || compareSnowflakes(a.userId, b.userId)

type PlacedRow = Pick<PageRow, 'userId' | 'username' | 'globalName' | 'xp'>

const placed = (rows: readonly PlacedRow[], page: number): RankedMember[] =>
  rows.map(({ userId, username, globalName, xp }, index) => ({
    rank: (page - 1) * PAGE_SIZE + index + 1,
    userId,
    username,
    globalName,
    xp,
    level: levelAt(xp),
  }))

const preparedFirstPage = prepare(firstPageQuery)
const preparedLaterPage = prepare(laterPageQuery)

/**
 * One page of a guild's leaderboard, in one statement (two from page 102 on). Below 1 is the first page, past the end the last.
 * @param page any whole number
 */
export async function leaderboardPage(
  db: Kysely<Database>,
  guildId: Snowflake,
  page: number,
): Promise<LeaderboardPage> {
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
export async function deepLeaderboardPage(
  db: Kysely<Database>,
  guildId: Snowflake,
  wanted: number,
): Promise<LeaderboardPage> {
  const counts = await placeCounts(db, guildId, Math.min((wanted - 1) * PAGE_SIZE, MAX_XP))
  const total = counts.levels.reduce((sum, { members }) => sum + members, 0)
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(wanted, pages)
  const above = (page - 1) * PAGE_SIZE
  const length = Math.min(PAGE_SIZE + 1, Math.max(0, total - above))
  const { from, place, skipped } = nearestPlace(counts, above, length)
  const side = from === 'above' ? head(db, guildId) : tail(db, guildId).limit(length)
  const onPage = place === null ? side : side.where(atOrBelow(place))
  const found = await db
    .selectFrom(onPage.offset(skipped).as('on_page'))
    .leftJoin('users', 'users.id', 'on_page.user_id')
    .select(COLUMNS)
    .execute()
  const rows = found.sort(byPlace)
  // The counts were wrong. A page nearer to the top is found without them.
  if (rows.length === 0 && page > 1) return leaderboardPage(db, guildId, Math.min(page - 1, DEEPEST_STEPPED_TO))
  const end = rows.length > PAGE_SIZE ? Math.max(pages, page + 1) : page
  return { page, pages: end, members: placed(rows.slice(0, PAGE_SIZE), page) }
}
