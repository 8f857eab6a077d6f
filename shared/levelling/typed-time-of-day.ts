import { MINUTES_PER_DAY } from './day.ts'

/** What stands before a time in a sentence: `um 18 Uhr`, `at 6pm`, `à 18h`, `a las 18:00`, `às 18h`. Not the end of a word: `sexta 18h`. */
const BEFORE = String.raw`(?:(?<!\p{L})(?:um|at|à|às|as|a|a las?)\s+)?`
/** What stands after an hour, in any of the languages. */
const AFTER = String.raw`a\.?m\.?|p\.?m\.?|uhr|hs?|hrs?|horas?|heures?`
/** Matches `22:00`, `7:30`, `22.00`, `22h30`, `22`, `7 am`, `18 Uhr`, `18:00 Uhr` and `18 h`. */
const TIME = String.raw`${BEFORE}(?<!\d)(\d{1,2})(?:([:.h])(\d{2}))?\s*(${AFTER})?`

const WHOLE = new RegExp(`^${TIME}$`, 'iu')
const AT_END = new RegExp(String.raw`^(.*?)(?:[\s,]|(?<=\d)T)*${TIME}$`, 'iu')

/** Reads a time of day in the ways that people write it in any of the languages. @returns minute of the day, 0..1439; null for anything else */
export function readTimeOfDay(typed: string): number | null {
  const match = WHOLE.exec(typed.trim())
  return match === null ? null : minuteOf(match[1], match[3], match[4])
}

/**
 * Splits a date and a time: `Sunday 20:00`, `24.12. um 20 Uhr`. A number counts as a time only with minutes after `:` or `h`, or
 * with a word: `24.12` is a date, and in `Sunday 20` the number could be a day.
 * @returns the date as it was typed, empty without one, and the minute of the day; null where no time is at the end
 */
export function splitDateAndTime(typed: string): { date: string; minute: number } | null {
  const match = AT_END.exec(typed.trim())
  if (match === null) return null
  const [, date = '', hour, separator, minute, after] = match
  if (after === undefined && (separator === undefined || separator === '.')) return null
  const read = minuteOf(hour, minute, after)
  return read === null ? null : { date: date.trim(), minute: read }
}

function minuteOf(typedHour = '', typedMinute = '0', after = ''): number | null {
  const [hour, minute] = [Number(typedHour), Number(typedMinute)]
  const half = /^[ap]/i.exec(after)?.[0].toLowerCase()
  if (minute > 59 || (half !== undefined && (hour < 1 || hour > 12))) return null
  const total = (half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)) * 60 + minute
  return total < MINUTES_PER_DAY ? total : null
}
