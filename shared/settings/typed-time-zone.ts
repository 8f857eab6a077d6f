import type { Choice } from '../discord/option.ts'
import { isTimeZone } from '../levelling/time-zone.ts'

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
