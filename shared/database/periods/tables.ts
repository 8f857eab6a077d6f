import type { Generated } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Period } from '../../levelling/period.ts'
import type { Time } from '../column-types.ts'

/**
 * The periods in which a member last earned XP from a source, and how much XP from that source the member had when they began.
 * A row is written with a member's first XP of a day. For all days: whole days since 1970, by UTC.
 */
export interface MemberPeriodTable {
  guild_id: Snowflake
  source: 'messages' | 'voice' | 'reactions'
  user_id: Snowflake
  /** XP from this source; 0 for messages, whose total is in `guild_users`. */
  total: number
  /** The newest day with XP from this source, and the first days of its week and month. */
  day: number
  week: number
  month: number
  before_day: number
  before_week: number
  before_month: number
}

/** A stored page of a leaderboard. It is shown for a minute, so that the leaderboard is not made for every reader. */
export interface PeriodBoardTable {
  guild_id: Snowflake
  period: Period
  source: 'all' | 'messages' | 'voice'
  /** From 1. */
  page: number
  /** The first day of the period; 0 for all time; the number of the season for the running season. */
  first_day: number
  made_at: Time
  /** The number of pages. */
  pages: number
  /** JSON: a list of `[userId, xp, user, rank]`. */
  members: string
  /** Members of the page who are not shown. */
  unlisted: Generated<number>
  /** Of the first page: until this time one reader makes the leaderboard again. */
  claimed_until: Generated<Time>
}
