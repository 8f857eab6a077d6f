import { DAY_MS, dayOf } from './day.ts'

/** Most formatters that are kept: more than there are time zones. */
const MOST_CLOCKS = 1_000

/** Formatters by time zone. Making one takes much longer than using it. */
const clocks = new Map<string, Intl.DateTimeFormat | null>()

/** The clock of a time zone; null where this runtime does not know the zone. */
export function clockOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = clocks.get(timeZone)
  if (known !== undefined) return known
  const clock = makeClock(timeZone)
  // People type names of zones, and runtimes accept them in any case.
  if (clocks.size >= MOST_CLOCKS) clocks.clear()
  clocks.set(timeZone, clock)
  return clock
}

function makeClock(timeZone: string): Intl.DateTimeFormat | null {
  const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', second: 'numeric', ...fields })
  } catch {
    return null
  }
}

/** How far a time zone's clock is ahead of UTC at an instant, in milliseconds. */
export function offsetAt(clock: Intl.DateTimeFormat, at: number): number {
  const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(at / 1_000) * 1_000
}

/** Whether this runtime knows a time zone by this name. */
export const isTimeZone = (name: string): boolean => clockOf(name) !== null

/** The instant at which the clock is changed, between two instants with different offsets. */
export function changeBetween(clock: Intl.DateTimeFormat, from: number, to: number): number {
  const before = offsetAt(clock, from)
  let [same, changed] = [from, to]
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2)
    if (offsetAt(clock, middle) === before) same = middle
    else changed = middle
  }
  return changed
}

/** A time in which a zone's clock keeps its distance from UTC. */
export interface ZoneSpan {
  /** Milliseconds since 1970. */
  from: number
  /** How far the clock is ahead of UTC, in milliseconds. */
  offsetMs: number
}

/**
 * The distances of a zone's clock from UTC between two instants, in their order: one, and one more after each change of the
 * clock. Assumes that a zone changes its clock at most once within a day. A zone that this runtime does not know is UTC.
 */
export function zoneSpans(timeZone: string, from: number, to: number): readonly [ZoneSpan, ...ZoneSpan[]] {
  const clock = clockOf(timeZone)
  if (clock === null) return [{ from, offsetMs: 0 }]
  const spans: [ZoneSpan, ...ZoneSpan[]] = [{ from, offsetMs: offsetAt(clock, from) }]
  let offsetMs = spans[0].offsetMs
  for (let at = from; at < to; at += DAY_MS) {
    const next = Math.min(to, at + DAY_MS)
    if (offsetAt(clock, next) === offsetMs) continue
    const change = changeBetween(clock, at, next)
    offsetMs = offsetAt(clock, change)
    spans.push({ from: change, offsetMs })
  }
  return spans
}

/** The time that a zone's clock shows at an instant, in milliseconds since 1970-01-01 by that clock. @param spans around `at` */
export const clockTime = (spans: readonly [ZoneSpan, ...ZoneSpan[]], at: number): number =>
  at + (spans.findLast(({ from }) => from <= at) ?? spans[0]).offsetMs

/** Days of a zone's calendar, counted from 1970-01-01. */
export interface ZoneDays {
  /** The first and the last day. */
  first: number
  last: number
  /** An instant shortly before the first day begins, in milliseconds since 1970. A message before that day does not count. */
  from: number
  spans: readonly [ZoneSpan, ...ZoneSpan[]]
}

/** A clock is changed by at most three hours. */
const MARGIN_MS = 3 * 3_600_000

/** The last days of a zone's calendar. The last is the day of `now`. @param count 1 or more */
export function lastDays(timeZone: string, count: number, now: number): ZoneDays {
  const around = zoneSpans(timeZone, now - (count + 1) * DAY_MS, now)
  const last = Math.floor((now + (around.at(-1) ?? around[0]).offsetMs) / DAY_MS)
  const first = last - count + 1
  const from = first * DAY_MS - around[0].offsetMs - MARGIN_MS
  return { first, last, from, spans: around }
}

/** The day of an instant by the zone's calendar, counted from 1970-01-01. @param at milliseconds since 1970 */
export const dayAt = ({ spans }: Pick<ZoneDays, 'spans'>, at: number): number => dayOf(clockTime(spans, at))
