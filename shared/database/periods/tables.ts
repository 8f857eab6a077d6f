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
  /** What the XP was for. */
  source: 'messages' | 'voice' | 'reactions'
  user_id: Snowflake
  /** XP from this source; 0 for messages, whose total is in `guild_users`. */
  total: number
  /** The newest day with XP from this source, and the first days of its week and month. */
  day: number
  /** The first day of its week. */
  week: number
  /** The first day of its month. */
  month: number
  /** The member's XP from this source before this day began. What came after it is the XP of the day. */
  before_day: number
  /** The same before this week began. */
  before_week: number
  /** The same before this month began. */
  before_month: number
}

/** A stored page of a leaderboard. It is shown for a minute, so that the leaderboard is not made for every reader. */
export interface PeriodBoardTable {
  guild_id: Snowflake
  /** The day, week, month, season or all time of the leaderboard. */
  period: Period
  /** Whether XP of messages, of voice or of all counts. */
  source: 'all' | 'messages' | 'voice'
  /** From 1. */
  page: number
  /** The first day of the period; 0 for all time; the number of the season for the running season. */
  first_day: number
  /** When the page was made, so that it is made again after a minute. */
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
