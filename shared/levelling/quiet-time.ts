import { MINUTE_MS, MINUTES_PER_DAY, timeOfDay } from './day.ts'
import { changeBetween, clockOf, isTimeZone, offsetAt } from './time-zone.ts'

/** A time of each day in which level-ups are not announced. It may pass midnight; both ends are never the same. */
export interface QuietTime {
  /** First quiet minute of the day, 0..1439, by the clock of the time zone. */
  fromMinute: number
  /** First minute that is no longer quiet, 0..1439. */
  toMinute: number
  /** Name of an IANA time zone, e.g. `Europe/Berlin`. */
  timeZone: string
}

const STORED = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d) ([\w+/-]{1,40})$/

/** Reads the stored form, e.g. `22:00-07:00 Europe/Berlin`; null for a text of another form or an unknown time zone. */
export function readQuietTime(stored: string): QuietTime | null {
  const match = STORED.exec(stored)
  if (match === null) return null
  const [, fromHour, fromMinute, toHour, toMinute, timeZone = ''] = match
  const quiet = {
    fromMinute: Number(fromHour) * 60 + Number(fromMinute),
    toMinute: Number(toHour) * 60 + Number(toMinute),
    timeZone,
  }
  return quiet.fromMinute === quiet.toMinute || !isTimeZone(timeZone) ? null : quiet
}

/** The stored form of a quiet time, which `readQuietTime` reads. */
export const writeQuietTime = ({ fromMinute, toMinute, timeZone }: QuietTime): string =>
  `${timeOfDay(fromMinute)}-${timeOfDay(toMinute)} ${timeZone}`

/**
 * When the quiet time ends that includes an instant: the first later instant at which the zone's clock shows a time
 * outside it. So a clock that is put forward over the end ends it at once, and one that is put back may begin it again.
 * Assumes that a zone changes its clock at most once within a day.
 * @param now milliseconds since 1970
 * @param stored the setting, e.g. `22:00-07:00 Europe/Berlin`; null where there is none
 * @returns milliseconds since 1970; null if `now` is not in a quiet time, or the setting cannot be read
 */
export function quietUntil(now: number, stored: string | null): number | null {
  const quiet = stored === null ? null : readQuietTime(stored)
  const clock = quiet && clockOf(quiet.timeZone)
  if (quiet === null || clock === null) return null
  const offset = offsetAt(clock, now)
  if (!isQuiet(now + offset, quiet)) return null
  const end = endOf(now, offset, quiet)
  if (offsetAt(clock, end) === offset) return end
  const change = changeBetween(clock, now, end)
  const newOffset = offsetAt(clock, change)
  return isQuiet(change + newOffset, quiet) ? endOf(change, newOffset, quiet) : change
}

/** @param local milliseconds since 1970 as the zone's clock shows them */
function isQuiet(local: number, { fromMinute, toMinute }: QuietTime): boolean {
  const minute = Math.floor(local / MINUTE_MS) % MINUTES_PER_DAY
  return fromMinute < toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute
}

/** When the clock shows the end, if nobody changes the clock before. */
function endOf(at: number, offset: number, { toMinute }: QuietTime): number {
  const dayMs = MINUTES_PER_DAY * MINUTE_MS
  const intoDay = (at + offset) % dayMs
  return at + ((toMinute * MINUTE_MS - intoDay + dayMs) % dayMs)
}
