import type { Snowflake } from '../discord/snowflake.ts'
import { readId } from '../imports/values.ts'

/** A value as text; null for none, and for a value that is no text or number. */
export function textOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
  return text === '' ? null : text
}

/** An id; null where the value is none. */
export function idOf(value: unknown): Snowflake | null {
  const read = readId(value)
  return read.ok ? read.userId : null
}

const FLAGS: Readonly<Record<string, boolean>> = {
  1: true,
  true: true,
  active: true,
  0: false,
  false: false,
  none: false,
}

/** A flag, as a number, a bit or a word; null where it is none of them. */
export function flagOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  // mysql2 returns a column of the type `bit` as bytes.
  if (value instanceof Uint8Array) return value.some((byte) => byte !== 0)
  return FLAGS[textOf(value)?.toLowerCase() ?? ''] ?? null
}

/** A number; null where the value is none. */
export function numberOf(value: unknown): number | null {
  const text = textOf(value)
  const number = text === null ? Number.NaN : Number(text)
  return Number.isFinite(number) ? number : null
}

const DATE = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,6})?)$/
/** Less than this is a time in seconds: as milliseconds it would be in April 1970 or before. */
const LEAST_MS = 10_000_000_000
const MS_PER_SECOND = 1_000

/** A time, in milliseconds since 1970: of a date in UTC, or of a number of seconds or milliseconds; null for none, and for one that has not come. */
export function timeOf(value: unknown, now: number): number | null {
  const [, day, time] = DATE.exec(textOf(value) ?? '') ?? []
  const number = numberOf(value) ?? 0
  const at = day === undefined ? (number < LEAST_MS ? number * MS_PER_SECOND : number) : Date.parse(`${day}T${time}Z`)
  return Number.isFinite(at) && at > 0 && at <= now ? Math.floor(at) : null
}
