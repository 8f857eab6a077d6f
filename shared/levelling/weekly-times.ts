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
  /** When it ends, 0..1439. Not later than the beginning: on the next day. */
  toMinute: number
  /** Name of an IANA time zone, e.g. `Europe/Berlin`. */
  timeZone: string
}

const MINUTES_PER_DAY = 1_440
const DAYS_PER_WEEK = 7
const DAY_MS = 86_400_000
/** 1970-01-01, the day 0, was a Thursday. Monday is 0. */
const FIRST_WEEKDAY = 3
const EVERY_DAY = 127

/** The weekday of a day counted from 1970-01-01, as the bit in `weekdays`. */
const weekdayBit = (day: number): number =>
  1 << ((((day + FIRST_WEEKDAY) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK)

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
  // A week more on both sides, because six days can follow on one another.
  const [first, last] = [localDay(timeZone, from - 8 * DAY_MS), localDay(timeZone, until + 8 * DAY_MS)]
  const spans: Span[] = []
  for (let day = first; day <= last; day++) {
    if ((weekdays & weekdayBit(day)) === 0) continue
    const span = { from: instantOf(timeZone, day, fromMinute), until: instantOf(timeZone, day, lastMinute) }
    const before = spans.at(-1)
    if (span.until <= span.from) continue
    if (before !== undefined && before.until >= span.from) before.until = Math.max(before.until, span.until)
    else spans.push(span)
  }
  return spans.filter((span) => span.until > from && span.from < until)
}
