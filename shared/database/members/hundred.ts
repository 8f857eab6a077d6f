import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import { MAX_XP } from '../../levelling/curve.ts'
import type { Queries } from '../queries.ts'
import { prepare } from '../query/prepare.ts'
import { deepReader } from './deep-reads.ts'
import { nearestPlace, placeCounts } from './places.ts'
import { head, joined, type ranked } from './ranked-members.ts'
import { isListed } from './unlisted-members.ts'
import { type NewUser, toUser, USER_COLUMNS, type UserRow } from './users.ts'

/** Members on a page of a leaderboard on the web. */
export const HUNDRED = 100

/** A member on a page of a leaderboard on the web. */
export interface ShownMember {
  rank: number
  userId: Snowflake
  /** The user as last seen; null if the user is not stored. */
  user: NewUser | null
  xp: number
}

/** A page of a leaderboard. Those who are not shown keep their ranks, and are only counted. */
export interface Hundred {
  members: ShownMember[]
  /** Members of the page who are not shown. */
  unlisted: number
  /** Whether there is a page after this one. */
  goesOn: boolean
}

/** Up to so many members, it takes less time to skip them than to send the second statement of a deep page. */
const STEPPED_OVER = 1_000

type Row = UserRow & { userId: Snowflake; xp: number; listed: 0 | 1 }

const complete = (db: Queries, guildId: Snowflake, members: ReturnType<typeof ranked>) =>
  joined(db, guildId, members).select([
    ...(['on_page.user_id as userId', 'on_page.xp', ...USER_COLUMNS] as const),
    isListed.as('listed'),
  ])

const preparedPage = prepare((db: Queries, { guildId, offset }: { guildId: Snowflake; offset: number }) =>
  complete(db, guildId, head(db, guildId, HUNDRED).offset(offset)),
)

const readDeep = deepReader<Row>(complete, HUNDRED)

/** A page from the rows of its members and the first one after it, in any order. */
function toHundred(rows: readonly Row[], above: number): Hundred {
  const placed = rows.toSorted((a, b) => b.xp - a.xp || compareSnowflakes(a.userId, b.userId)).slice(0, HUNDRED)
  const members = placed.flatMap(({ userId, xp, listed, ...user }, nth): ShownMember[] =>
    listed ? [{ rank: above + nth + 1, userId, user: toUser(userId, user), xp }] : [],
  )
  return { members, unlisted: placed.length - members.length, goesOn: rows.length > HUNDRED }
}

/**
 * A hundred members of a guild's leaderboard of all time, in one statement; from page 12 on in two. A page past the end has no
 * members.
 * @param page 1 or more
 */
export async function hundredMembers(db: Queries, guildId: Snowflake, page: number): Promise<Hundred> {
  const above = (page - 1) * HUNDRED
  if (above <= STEPPED_OVER) return toHundred(await preparedPage(db, { guildId, offset: above }), above)
  const counts = await placeCounts(db, guildId, Math.min(above, MAX_XP))
  const total = counts.levels.reduce((sum, { members }) => sum + members, 0)
  const length = Math.min(HUNDRED + 1, total - above)
  if (length <= 0) return { members: [], unlisted: 0, goesOn: false }
  return toHundred(await readDeep(db, guildId, nearestPlace(counts, above, length), length), above)
}
