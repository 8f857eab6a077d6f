import { DAY_MS, MINUTES_PER_DAY, weekdayOf } from './day.ts'
import { instantOf, localDay } from './local-time.ts'

/** A span of time in milliseconds since 1970; `until` is not part of it. */
export interface Span {
  from: number
  until: number
}

/** Times that come again each week, by the clock of a time zone. */
export interface WeeklyTimes {
  /** The days on which a time begins, as bits: 1 is Monday, 64 is Sunday. 1..127 */
  weekdays: number
  /** When it begins, in minutes of the day, 0..1439. */
  fromMinute: number
  /** When it ends, 0..1439. An end that is not after the beginning is on the next day. */
  toMinute: number
  /** Name of an IANA time zone, e.g. `Europe/Berlin`. */
  timeZone: string
}

/** All seven days, as bits. */
export const EVERY_DAY = 127
/** The weekdays in their order: 0 is Monday. The bit of a weekday is `1 << weekday`. */
export const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const

/** Whether one time begins when the one before it ends, on every day of the week, so that it never ends. */
export const neverEnds = ({ weekdays, fromMinute, toMinute }: WeeklyTimes): boolean =>
  weekdays === EVERY_DAY && fromMinute === toMinute

/**
 * The times that touch a span, in their order, each with its whole length. Times that follow on one another without a break
 * are one. A time that a change of the clock leaves out is absent.
 */
export function weeklySpans(times: WeeklyTimes, { from, until }: Span): Span[] {
  const { weekdays, fromMinute, toMinute, timeZone } = times
  const lastMinute = toMinute > fromMinute ? toMinute : toMinute + MINUTES_PER_DAY
  // More than a week on both sides, because up to six whole days in a row are one span.
  const [first, last] = [localDay(timeZone, from - 8 * DAY_MS), localDay(timeZone, until + 8 * DAY_MS)]
  const spans: Span[] = []
  for (let day = first; day <= last; day++) {
    if ((weekdays & (1 << weekdayOf(day))) === 0) continue
    const span = { from: instantOf(timeZone, day, fromMinute), until: instantOf(timeZone, day, lastMinute) }
    const before = spans.at(-1)
    if (span.until <= span.from) continue
    if (before !== undefined && before.until >= span.from) before.until = Math.max(before.until, span.until)
    else spans.push(span)
  }
  return spans.filter((span) => span.until > from && span.from < until)
}
