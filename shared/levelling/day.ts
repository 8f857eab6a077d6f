export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000
export const MINUTES_PER_DAY = 1_440

/** The day of a time. @param at milliseconds since 1970 in UTC, or by a zone's clock @returns whole days since 1970 */
export const dayOf = (at: number): number => Math.floor(at / DAY_MS)

/** The date of a day, e.g. `2026-11-26`. @param day whole days since 1970 */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

export const DAYS_PER_WEEK = 7
/** The weekday of 1970-01-01, a Thursday. */
export const FIRST_WEEKDAY = 3

/** The weekdays as the API names them, Monday first. */
export const WEEKDAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The weekday of a day: 0 is Monday, 6 is Sunday. @param day whole days since 1970, negative before */
export const weekdayOf = (day: number): number =>
  (((day + FIRST_WEEKDAY) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK

/** A time of day as text. @param minute of the day, 0..1439 @returns e.g. `07:30` */
export const timeOfDay = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')

/** The minute of the day, 0..1439, of a text that `timeOfDay` gives. */
export const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
