import { language, lazily } from '../../language.ts'

const short = lazily(() => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }))
const long = lazily(() => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }))

/** A day of the calendar has no time zone. Formatting it in UTC keeps the day. */
const utc = (date: string): Date => new Date(`${date}T00:00:00Z`)

/** A day of the calendar, e.g. "26 Nov". @param date e.g. `2026-11-26` */
const writeShortDay = (date: string): string => short().format(utc(date))

/** A day of the calendar with its year, e.g. "Nov 26, 2026". @param date e.g. `2026-11-26` */
export const writeDay = (date: string): string => long().format(utc(date))

/** Labels for an axis with these days: the first, the middle one and the last. */
export const dayLabels = (dates: readonly string[]): string[] =>
  [...new Set([0, Math.floor((dates.length - 1) / 2), dates.length - 1])].flatMap((nth) => {
    const date = dates[nth]
    return date === undefined ? [] : [writeShortDay(date)]
  })
