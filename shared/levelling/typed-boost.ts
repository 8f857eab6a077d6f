import { LANGUAGES, languageOf } from '../text/language.ts'
import { weekdayName, weekdaysInWords } from './boost-texts.ts'
import { DAY_MS, DAYS_PER_WEEK, weekdayOf } from './day.ts'
import { instantOf, localDay, localTime } from './local-time.ts'
import { splitDateAndTime } from './typed-time-of-day.ts'
import { EVERY_DAY, WEEKDAYS } from './weekly-times.ts'

const comparable = (text: string): string => text.trim().toLowerCase().replace(/\.$/, '')

/**
 * Reads a weekday, or the first letters of its name: in the reader's language first, then in English, then in the others.
 * @returns 0 for Monday to 6 for Sunday; null where no day begins with these letters, or where they can mean several days
 */
function readWeekday(typed: string, locale: string): number | null {
  const word = comparable(typed)
  if (word.length < 2) return null
  for (const languages of [[languageOf(locale)], ['en'], LANGUAGES] as const) {
    const names = (day: number) => languages.map((language) => weekdayName(day, language, 'long').toLowerCase())
    const found = WEEKDAYS.filter((day) => names(day).some((name) => name.startsWith(word)))
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null
  }
  return null
}

/** Reads days of the week, e.g. `fri`, `Sat, Sun`, `mon-fri`, in any of the languages. @returns bits, 1 is Monday; null for anything else */
export function readWeekdays(typed: string, locale: string): number | null {
  const text = comparable(typed)
  if (LANGUAGES.some((language) => weekdaysInWords(EVERY_DAY, language) === text)) return EVERY_DAY
  let days = 0
  for (const part of text.split(/[,;+&]|\s+(?=\p{L})/u).filter((each) => each.trim() !== '')) {
    const found = readWeekday(part, locale)
    const bits = found === null ? readRange(part, locale) : 1 << found
    if (bits === null) return null
    days |= bits
  }
  return days === 0 ? null : days
}

/** Reads a range of days, e.g. `mon-fri`. Portuguese names contain hyphens too, so each hyphen is tried as the separator. */
function readRange(typed: string, locale: string): number | null {
  for (const match of typed.matchAll(/[-–]/g)) {
    const [first, last] = [typed.slice(0, match.index), typed.slice(match.index + 1)].map((day) =>
      readWeekday(day, locale),
    )
    if (first === null || first === undefined || last === null || last === undefined) continue
    let days = 0
    for (let day = first; ; day = (day + 1) % DAYS_PER_WEEK) {
      days |= 1 << day
      if (day === last) return days
    }
  }
  return null
}

const ISO_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const EUROPEAN_DATE = /^(\d{1,2})([./])(\d{1,2})(?:[./](\d{4})?)?$/

/**
 * Reads a time to come: `20:00`, `8pm`, `tomorrow 20:00`, `Sunday 20:00`, `2026-12-24 20:00`, `24.12. 20 Uhr`. A time without a date, or with the name of
 * a day, is the next one.
 * @returns milliseconds since 1970, in the past where a past date was typed; null for anything else
 */
export function readWhen(
  typed: string,
  { timeZone, locale, now }: { timeZone: string; locale: string; now: number },
): number | null {
  const split = splitDateAndTime(typed)
  if (split === null) return null
  const { date, minute } = split
  const today = localDay(timeZone, now)
  if (date === '') {
    const at = instantOf(timeZone, today, minute)
    return at > now ? at : instantOf(timeZone, today + 1, minute)
  }
  const weekday = readWeekday(date, locale)
  if (weekday !== null) {
    const day = today + ((weekday - weekdayOf(today) + DAYS_PER_WEEK) % DAYS_PER_WEEK)
    const at = instantOf(timeZone, day, minute)
    return at > now ? at : instantOf(timeZone, day + DAYS_PER_WEEK, minute)
  }
  const daysAhead = readTodayOrTomorrow(date)
  const day = daysAhead === null ? readDate(date, { timeZone, locale, now }) : today + daysAhead
  return day === null ? null : instantOf(timeZone, day, minute)
}

/** Reads `today` or `tomorrow` in any of the languages. @returns 0 or 1 day from now; null for anything else */
function readTodayOrTomorrow(typed: string): 0 | 1 | null {
  const word = typed.toLowerCase().replace("'", '’')
  const isCalled = (days: 0 | 1) =>
    LANGUAGES.some(
      (language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day') === word,
    )
  return isCalled(0) ? 0 : isCalled(1) ? 1 : null
}

/**
 * A day of the calendar, counted from 1970-01-01. Without a year, it is the next such day. `7/4` is refused for readers in the
 * United States, who may mean 4 July.
 */
function readDate(typed: string, { timeZone, locale, now }: { timeZone: string; locale: string; now: number }) {
  const [, isoYear, isoMonth, isoDay] = ISO_DATE.exec(typed) ?? []
  if (isoYear !== undefined) return dayOfDate(Number(isoYear), Number(isoMonth), Number(isoDay))
  const match = EUROPEAN_DATE.exec(typed)
  if (match === null) return null
  const [day, month, year] = [Number(match[1]), Number(match[3]), match[4]]
  if (locale === 'en-US' && match[2] === '/' && day <= 12 && day !== month) return null
  if (year !== undefined) return dayOfDate(Number(year), month, day)
  const today = localDay(timeZone, now)
  const thisYear = new Date(localTime(timeZone, now)).getUTCFullYear()
  const found = dayOfDate(thisYear, month, day)
  return found !== null && found >= today ? found : dayOfDate(thisYear + 1, month, day)
}

/** The day of a date, counted from 1970-01-01; null for a date that no calendar has. */
function dayOfDate(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / DAY_MS : null
}

const MONDAY_TO_FRIDAY = 31
const WEEKEND = 96

/** Sets of weekdays to offer while somebody types. Each set has the days that were typed already. */
export function weekdayChoices(typed: string, locale: string): string[] {
  const end = typed.lastIndexOf(',')
  const before = end === -1 ? '' : typed.slice(0, end).trim()
  const chosen = before === '' ? 0 : readWeekdays(before, locale)
  if (chosen === null) return []
  const whole = readWeekdays(typed, locale)
  const last = comparable(typed.slice(end + 1))
  const days = WEEKDAYS.filter((day) => {
    const names = [weekdayName(day, locale, 'long'), weekdayName(day, 'en', 'long')]
    return (chosen & (1 << day)) === 0 && names.some((name) => name.toLowerCase().startsWith(last))
  })
  const sets = [...(whole === null ? [] : [whole]), ...days.map((day) => chosen | (1 << day))]
  if (before === '' && last === '') sets.push(MONDAY_TO_FRIDAY, WEEKEND, EVERY_DAY)
  return [...new Set(sets)].map((set) => weekdaysInWords(set, locale))
}
