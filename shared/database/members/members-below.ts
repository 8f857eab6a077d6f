import { sql } from 'kysely'
import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import { levelAt } from '../../levelling/curve.ts'
import { readCurve } from '../../levelling/stored-curve.ts'
import type { Place } from '../../levelling/xp-range.ts'
import type { Queries } from '../queries.ts'
import { prepare } from '../query/prepare.ts'
import { joined, ranked } from './ranked-members.ts'
import { isListed, type Unlisted, whyUnlisted } from './unlisted-members.ts'
import { type NewUser, toUser, USER_COLUMNS } from './users.ts'

/** A member of a list in the order of the leaderboard. */
export interface MemberBelow {
  userId: Snowflake
  /** Null where the user was never seen. */
  user: NewUser | null
  xp: number
  level: number
  /** Number of messages that earned XP. */
  messageCount: number
  /** Whether leaderboards show the member. */
  isListed: boolean
  /** Whether the member hides or has left, whatever leaderboards do with members who left. */
  unlisted: Unlisted | null
}

interface Below extends Readonly<Record<string, string | number>> {
  guildId: Snowflake
  limit: number
}

/** Reads names and counts for the members of one page only. */
const prepareBelow = <Values extends Below>(members: (db: Queries, values: Values) => ReturnType<typeof ranked>) =>
  prepare((db: Queries, values: Values) =>
    joined(
      db,
      values.guildId,
      members(db, values).where('xp', '>', 0).orderBy('xp', 'desc').orderBy('user_id', 'asc').limit(values.limit),
    )
      .innerJoin('guild_users as member', (join) =>
        join.on('member.guild_id', '=', values.guildId).onRef('member.user_id', '=', 'on_page.user_id'),
      )
      .select([
        'on_page.user_id as userId',
        'on_page.xp as xp',
        'member.message_count as messageCount',
        'guild.curve',
        isListed.as('listed'),
        whyUnlisted.as('unlisted'),
        ...USER_COLUMNS,
      ]),
  )

const preparedFirst = prepareBelow((db, { guildId }: Below) => ranked(db, guildId))
const preparedNext = prepareBelow((db, { guildId, xp, userId }: Below & Place) =>
  ranked(db, guildId).where(sql<boolean>`(xp < ${xp} or (xp = ${xp} and user_id > ${userId}))`),
)

/**
 * Lists a guild's members with XP in the order of the leaderboard. It reads the members of the page and no others, however
 * far down the page is.
 * @param after the place of the last member of the page before; null for the first page
 */
export async function membersBelow(
  db: Queries,
  guildId: Snowflake,
  after: Place | null,
  limit: number,
): Promise<MemberBelow[]> {
  const rows = await (after === null
    ? preparedFirst(db, { guildId, limit })
    : preparedNext(db, { guildId, limit, ...after }))
  // A join may yield rows in any order.
  return rows
    .sort((a, b) => b.xp - a.xp || compareSnowflakes(a.userId, b.userId))
    .map(({ userId, xp, messageCount, curve, listed, unlisted, ...user }) => ({
      userId,
      user: toUser(userId, user),
      xp,
      level: levelAt(xp, readCurve(curve)),
      messageCount,
      isListed: listed === 1,
      unlisted,
    }))
}
