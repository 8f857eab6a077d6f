import { DAY_MS, dayOf, weekdayOf } from './day.ts'
import type { MemberKey } from './member-key.ts'

/** A stretch of time over which leaderboards count XP, up to now. `season` began with the running season. */
export const PERIODS = ['all', 'month', 'week', 'day', 'season'] as const
export type Period = (typeof PERIODS)[number]
type CalendarPeriod = Exclude<Period, 'season'>

/** The source of the XP that a leaderboard counts. */
export const BOARD_SOURCES = ['all', 'messages', 'voice'] as const
export type BoardSource = (typeof BOARD_SOURCES)[number]

/** A leaderboard: of all XP that counts, or of XP from one source, in a period of the calendar. */
export interface CalendarBoard {
  period: CalendarPeriod
  source: BoardSource
}

/** A leaderboard of the running season. As in its archive, all XP counts, also that from admins. */
export interface SeasonBoard {
  period: 'season'
  source: 'all'
}

export type Board = CalendarBoard | SeasonBoard

/** The leaderboard of a period and source; null for a season with a source, because seasons do not know where XP came from. */
export function boardOf(period: Period, source: BoardSource): Board | null {
  if (period !== 'season') return { period, source }
  return source === 'all' ? { period, source } : null
}

/** The day of a time, and the first days of its week and month. Whole days since 1970, by UTC; weeks begin on Monday. */
export interface PeriodDays {
  day: number
  week: number
  month: number
}

/** The first days of the periods that contain a day. @param day whole days since 1970 */
export const periodsOf = (day: number): PeriodDays => ({
  day,
  week: day - weekdayOf(day),
  month: day + 1 - new Date(day * DAY_MS).getUTCDate(),
})

/** The first day of a period that contains a time. @param at milliseconds since 1970 @returns 0 for all time */
export const firstDayOf = (period: CalendarPeriod, at: number): number =>
  period === 'all' ? 0 : periodsOf(dayOf(at))[period]

/** Whether XP earned at `at` is the first of its day. @param last when the member last earned XP; null for never */
export const startsDay = (last: number | null, at: number): boolean => last === null || dayOf(last) !== dayOf(at)

/** The newest day on which a member earned XP, with the week and month of that day, and the XP of the member at the start of each. */
export interface PeriodRow extends PeriodDays {
  beforeDay: number
  beforeWeek: number
  beforeMonth: number
}

/** A member's first XP of a day, and the XP that the member had when the day, its week and its month began. */
export interface PeriodStart extends MemberKey, PeriodRow {}

/**
 * The start of a member's day. If the earlier day of the same batch is in the same week or month, their starts stay.
 * @param known the start of the earlier day; null for none @param xp the member's XP before the first award of the day
 */
export function periodStart(
  known: PeriodStart | null,
  { guildId, userId }: MemberKey,
  at: number,
  xp: number,
): PeriodStart {
  const days = periodsOf(dayOf(at))
  return {
    guildId,
    userId,
    ...days,
    beforeDay: xp,
    beforeWeek: known?.week === days.week ? known.beforeWeek : xp,
    beforeMonth: known?.month === days.month ? known.beforeMonth : xp,
  }
}

/** The XP of a member by the log of messages. */
export interface LoggedXp {
  /** All XP from messages. */
  total: number
  /** The day of the newest message. */
  newestDay: number
  /** XP since the first day of each period of today. */
  since: Record<keyof PeriodDays, number>
}

/**
 * The values with which a member's row agrees with the log of messages.
 * @param stored the row; null where it is missing
 * @param keptSince the first day whose messages are all in the log. A period that began earlier stays as it is
 * @returns null where the row is right
 */
export function rightPeriods(
  stored: PeriodRow | null,
  logged: LoggedXp,
  today: PeriodDays,
  keptSince: number,
): PeriodRow | null {
  const days = periodsOf(Math.max(logged.newestDay, stored?.day ?? 0))
  const before = (period: keyof PeriodDays, known: number | undefined): number => {
    const isLogged = days[period] === today[period] && today[period] >= keptSince
    if (isLogged) return logged.total - logged.since[period]
    return stored?.[period] === days[period] && known !== undefined ? known : logged.total
  }
  const right = {
    ...days,
    beforeDay: before('day', stored?.beforeDay),
    beforeWeek: before('week', stored?.beforeWeek),
    beforeMonth: before('month', stored?.beforeMonth),
  }
  const isRight = stored !== null && Object.entries(right).every(([name, value]) => Reflect.get(stored, name) === value)
  return isRight ? null : right
}
