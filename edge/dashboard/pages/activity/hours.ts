import { language, lazily } from '../../language.ts'

const hours = lazily(() => new Intl.DateTimeFormat(language, { hour: 'numeric', timeZone: 'UTC' }))
const weekdays = lazily(() => new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }))

/** 1 January 2024 was a Monday. */
const MONDAY = Date.UTC(2024, 0, 1)
const HOUR_MS = 3_600_000

/** An hour of the day as the reader's language writes it, e.g. "6 PM". @param hour 0 to 23 */
export const writeHour = (hour: number): string => hours().format(MONDAY + hour * HOUR_MS)

/** The short name of a day of the week. @param day 0 for Monday to 6 */
export const writeWeekday = (day: number): string => weekdays().format(MONDAY + day * 24 * HOUR_MS)
