import type { Choice } from '../discord/option.ts'
import { isTimeZone } from '../levelling/time-zone.ts'

/** Matches `22:00`, `7:30`, `22.00`, `22h30`, `22` and `7 am`. */
const TIME_OF_DAY = /^(\d{1,2})(?:[:.h](\d{2})?)?\s*(am|pm)?$/

/** Reads a time of day in the ways that people write it. @returns minute of the day, 0..1439; null for anything else */
export function readTimeOfDay(typed: string): number | null {
  const match = TIME_OF_DAY.exec(typed.trim().toLowerCase())
  if (match === null) return null
  const [, hour = '', minute = '0', half] = match
  const hours = hoursOf(Number(hour), half)
  return hours === null || Number(minute) > 59 ? null : hours * 60 + Number(minute)
}

function hoursOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}

const MOST_CHOICES = 25

/** The zones to offer before anything is typed. */
const COMMON = [
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Madrid',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Mexico_City',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Sydney',
]

let zones: readonly string[] | undefined

/** Every time zone that the runtime lists; read at the first use. */
const allZones = (): readonly string[] => (zones ??= [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])])

const comparable = (text: string): string => text.trim().toLowerCase().replaceAll(' ', '_')

/** The time zones whose names contain the typed text; common zones where nothing is typed. At most 25. */
export function timeZoneChoices(typed: string): Choice<string>[] {
  const wanted = comparable(typed)
  const found = wanted === '' ? COMMON : allZones().filter((name) => comparable(name).includes(wanted))
  return found.slice(0, MOST_CHOICES).map((name) => ({ name, value: name }))
}

/** The official name of a time zone, from a name in any case; null for any other text. */
export function readTimeZone(typed: string): string | null {
  const wanted = comparable(typed)
  const listed = allZones().find((name) => comparable(name) === wanted)
  if (listed !== undefined) return listed
  // Zones have other names, which runtimes do not list. Offsets (`+01:00`) are refused, because they ignore daylight saving time.
  const name = typed.trim()
  if (!/^[a-z][\w+/-]*$/i.test(name) || !isTimeZone(name)) return null
  return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone
}
