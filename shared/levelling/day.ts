export const DAY_MS = 86_400_000

/** The day of a time in UTC. @param at milliseconds since 1970 @returns whole days since 1970 */
export const dayOf = (at: number): number => Math.floor(at / DAY_MS)

/** The date of a day, e.g. `2026-11-26`. @param day whole days since 1970 */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

export const DAYS_PER_WEEK = 7
/** The weekday of 1970-01-01, a Thursday. */
export const FIRST_WEEKDAY = 3

/** The weekday of a day: 0 is Monday, 6 is Sunday. @param day whole days since 1970, negative before */
export const weekdayOf = (day: number): number =>
  (((day + FIRST_WEEKDAY) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK
