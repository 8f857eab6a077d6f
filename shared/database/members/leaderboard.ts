import { type InferResult, type Kysely, sql } from 'kysely'
import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import { MAX_LEVEL, MAX_XP, xpFor } from '../../levelling/curve.ts'
import { prepare } from '../query/prepare.ts'
import type { Database } from '../schema.ts'
import { levelCounts } from './level-counts.ts'

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

/** An index yields some six thousand rows a millisecond: so far, stepping over them is the cheapest. */
const STEPPED_OVER = 10_000
const DEEPEST_STEPPED_TO = STEPPED_OVER / PAGE_SIZE + 1

/** In the order of the leaderboard. MySQL, left to itself, reads and sorts the whole guild where its statistics are old. */
const inOrder = sql<Database['guild_users']>`guild_users`.as<'guild_users'>(
  sql`guild_users force index (guild_users_leaderboard)`,
)

/**
 * A page as it lies in the leaderboard, with the first member of the next; beside it the last ten members, should it be
 * past the end: a statement cannot clamp its own offset, and the end is read along from the index's other side. Members
 * before the page are counted, so that a page past the end knows where the end is, whatever the kept count says.
 */
export function pageQuery(db: Kysely<Database>, { guildId, offset }: { guildId: Snowflake; offset: number }) {
  const ranked = db.selectFrom(inOrder).select(['user_id', 'xp', 'level']).where('guild_id', '=', guildId)
  const head = ranked
    .where('xp', '>', 0)
    .orderBy('xp', 'desc')
    .orderBy('user_id', 'asc')
    .limit(PAGE_SIZE + 1)
    .offset(offset)
  // As a calculation it is no bound of the index: for a bound, MySQL walks backwards through every guild's members.
  const tail = ranked.where(sql`xp + 0`, '>', 0).orderBy('xp', 'asc').orderBy('user_id', 'desc').limit(PAGE_SIZE)
  const total = db.selectFrom('guilds').select('member_count').where('id', '=', guildId)
  const before = db
    .selectFrom(ranked.where('xp', '>', 0).limit(offset).as('before'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
  const part = (name: 'head' | 'tail') =>
    [
      sql.lit<'head' | 'tail'>(name).as('part'),
      'user_id as userId' as const,
      'username' as const,
      'global_name as globalName' as const,
      'xp' as const,
      'level' as const,
      total.as('total'),
      before.as('before'),
    ] as const
  return db
    .selectFrom(head.as('head'))
    .leftJoin('users', 'users.id', 'head.user_id')
    .select(part('head'))
    .unionAll(db.selectFrom(tail.as('tail')).leftJoin('users', 'users.id', 'tail.user_id').select(part('tail')))
}

/** A join may yield rows in any order. */
const byPlace = (a: Pick<PageRow, 'xp' | 'userId'>, b: Pick<PageRow, 'xp' | 'userId'>): number =>
  b.xp - a.xp || compareSnowflakes(a.userId, b.userId)

type PageRow = InferResult<ReturnType<typeof pageQuery>>[number]

/** The page that was wanted, or the last one, out of what `pageQuery` found. The rows are right where the kept count is not. */
export function toPage(rows: readonly PageRow[], wanted: number): LeaderboardPage {
  const head = rows.filter((row) => row.part === 'head')
  const { total, before } = rows[0] ?? { total: 0, before: 0 }
  const seen = (before ?? 0) + head.length
  const count = head.length > PAGE_SIZE ? Math.max(total ?? 0, seen) : seen
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE))
  const shown = Math.min(wanted, pages)
  const onPage = shown === wanted ? head : rows.filter((row) => row.part === 'tail')
  const sorted = onPage.sort(byPlace)
  const length = Math.min(PAGE_SIZE, count - (shown - 1) * PAGE_SIZE)
  const from = shown === wanted ? 0 : sorted.length - length
  return { page: shown, pages, members: placed(sorted.slice(from, from + length), shown) }
}

type PlacedRow = Pick<PageRow, 'userId' | 'username' | 'globalName' | 'xp' | 'level'>

const placed = (rows: readonly PlacedRow[], page: number): RankedMember[] =>
  rows.map((row, index) => ({
    rank: (page - 1) * PAGE_SIZE + index + 1,
    userId: row.userId,
    username: row.username,
    globalName: row.globalName,
    xp: row.xp,
    level: row.level,
  }))

const preparedPage = prepare(pageQuery)

/**
 * One page of a guild's leaderboard, in one statement (two from page 1,001 on). Below 1 is the first page, past the end the last.
 * @param page any whole number
 */
export async function leaderboardPage(
  db: Kysely<Database>,
  guildId: Snowflake,
  page: number,
): Promise<LeaderboardPage> {
  const wanted = Math.max(1, page)
  const offset = (wanted - 1) * PAGE_SIZE
  if (offset > STEPPED_OVER) return deepLeaderboardPage(db, guildId, wanted)
  return toPage(await preparedPage(db, { guildId, offset }), wanted)
}

/**
 * The same for any page, by the levels' counts: the page lies so far down one level, and only that is stepped over, not
 * all who stand above. Two statements, since `offset` takes no value that the statement itself has found.
 * @param wanted 1 or more
 */
export async function deepLeaderboardPage(
  db: Kysely<Database>,
  guildId: Snowflake,
  wanted: number,
): Promise<LeaderboardPage> {
  const counts = await levelCounts(db, guildId)
  const total = [...counts.values()].reduce((sum, members) => sum + members, 0)
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(wanted, pages)
  let offset = (page - 1) * PAGE_SIZE
  let from = MAX_LEVEL
  for (const [level, members] of counts) {
    from = level
    if (offset < members) break
    offset -= members
  }
  const onPage = db
    .selectFrom(inOrder)
    .select(['user_id', 'xp', 'level'])
    .where('guild_id', '=', guildId)
    .where('xp', '>', 0)
    .where('xp', '<=', from === MAX_LEVEL ? MAX_XP : xpFor(from + 1) - 1)
    .orderBy('xp', 'desc')
    .orderBy('user_id', 'asc')
    .limit(PAGE_SIZE + 1)
    .offset(offset)
  const found = await db
    .selectFrom(onPage.as('on_page'))
    .leftJoin('users', 'users.id', 'on_page.user_id')
    .select(['user_id as userId', 'username', 'global_name as globalName', 'xp', 'level'])
    .execute()
  const rows = found.sort(byPlace)
  // The levels' counts were behind: what lies nearer is found without them.
  if (rows.length === 0 && page > 1) return leaderboardPage(db, guildId, Math.min(page - 1, DEEPEST_STEPPED_TO))
  const end = rows.length > PAGE_SIZE ? Math.max(pages, page + 1) : page
  return { page, pages: end, members: placed(rows.slice(0, PAGE_SIZE), page) }
}
