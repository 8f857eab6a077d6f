import { DAY_MS, dayOf, MINUTE_MS } from './day.ts'
import { clockTime, type ZoneSpan, zoneSpans } from './time-zone.ts'

/** Offsets are read for blocks of this length, because reading them takes much longer than using them. */
const BLOCK_MS = 64 * DAY_MS
/** A clock is at most 14 hours from UTC, and is changed by at most a day: where a country changes sides of the date line. */
const MARGIN_MS = 2 * DAY_MS
const MOST_BLOCKS = 1_000

/** Offsets by zone and block. */
const blocks = new Map<string, readonly [ZoneSpan, ...ZoneSpan[]]>()

/** The offsets of a zone's clock around a time, at least two days before and after it. */
function offsetsAround(timeZone: string, at: number): readonly [ZoneSpan, ...ZoneSpan[]] {
  const block = Math.floor(at / BLOCK_MS)
  const key = `${timeZone} ${block}`
  const known = blocks.get(key)
  if (known !== undefined) return known
  if (blocks.size >= MOST_BLOCKS) blocks.clear()
  const spans = zoneSpans(timeZone, block * BLOCK_MS - MARGIN_MS, (block + 1) * BLOCK_MS + MARGIN_MS)
  blocks.set(key, spans)
  return spans
}

/**
 * The first instant at which a zone's clock has reached a day and minute. For a time that a change of the clock leaves out,
 * it is the instant of that change. For a time that comes twice, it is the first of the two. A zone that this runtime does
 * not know is UTC. Assumes that a zone changes its clock at most once within a day.
 * @param day of the zone's calendar, counted from 1970-01-01
 * @param minute of that day, 0 or more; 1,440 is the end of the day
 * @returns milliseconds since 1970
 */
export function instantOf(timeZone: string, day: number, minute: number): number {
  const local = day * DAY_MS + minute * MINUTE_MS
  const spans = offsetsAround(timeZone, local)
  for (const [index, { from, offsetMs }] of spans.entries()) {
    const reached = index === 0 ? local - offsetMs : Math.max(from, local - offsetMs)
    if (reached < (spans[index + 1]?.from ?? Number.POSITIVE_INFINITY)) return reached
  }
  return local
}

/** The time that a zone's clock shows at an instant, in milliseconds since 1970-01-01 by that clock. @param at milliseconds since 1970 */
export const localTime = (timeZone: string, at: number): number => clockTime(offsetsAround(timeZone, at), at)

/** The day of an instant by a zone's calendar, counted from 1970-01-01. @param at milliseconds since 1970 */
export const localDay = (timeZone: string, at: number): number => dayOf(localTime(timeZone, at))
