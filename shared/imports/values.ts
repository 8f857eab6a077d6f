import { isSnowflake, type Snowflake } from '../discord/snowflake.ts'
import { MAX_LEVEL, MAX_XP } from '../levelling/curve.ts'
import { NumberText } from './json/number-text.ts'

/** Why a row of a file is not imported. */
export const ROW_REFUSALS = [
  'no-id',
  /** The id was written as a floating-point number, such as 1.2345e17: its last digits are lost. */
  'float-id',
  /** The id is a number whose last digits were probably rounded. */
  'rounded-id',
  'bad-id',
  /** The row has neither XP nor a level. */
  'no-xp',
  'bad-xp',
  'negative-xp',
  'too-much-xp',
  'bad-level',
  /** Levels are to be kept, and neither the file nor the other bot's curve says which level it is. */
  'no-level',
  /** The member had their data deleted in this server. */
  'deleted',
] as const

export type RowRefusal = (typeof ROW_REFUSALS)[number]

/** The values of a row that was read: it has XP, a level, or both. */
export interface MemberValues {
  userId: Snowflake
  xp: number | null
  level: number | null
  /** How many messages the member has written; null where the file does not say it. */
  messages: number | null
}

export type ReadRow = { ok: true; member: MemberValues } | { ok: false; why: RowRefusal }

/** The ids of the first users of Discord, of 2015, have 15 digits or a few more. */
const ID = /^[1-9]\d{14,19}$/
const FLOAT = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$|^\d+\.\d+$/i
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i
const WHOLE = /^\d{1,9}$/

/** The text of a value; empty where there is none. */
function textOf(value: unknown): string {
  if (value instanceof NumberText) return value.text
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

type ReadId = { ok: true; userId: Snowflake } | { ok: false; why: RowRefusal }

/** Reads an id. An id that may be wrong is refused, because XP would go to another member. */
export function readId(value: unknown): ReadId {
  const text = textOf(value)
  if (text === '') return { ok: false, why: 'no-id' }
  if (FLOAT.test(text)) return { ok: false, why: 'float-id' }
  if (!ID.test(text) || !isSnowflake(text)) return { ok: false, why: 'bad-id' }
  // JavaScript writes a rounded number with zeros at its end, so that it reads and writes the same text again.
  if (value instanceof NumberText && String(Number(text)) === text) return { ok: false, why: 'rounded-id' }
  return { ok: true, userId: text }
}

/** Reads XP. A fraction is cut off. @returns null where there is none */
function readXp(value: unknown): number | RowRefusal | null {
  const text = textOf(value)
  if (text === '') return value === null || value === undefined || value === '' ? null : 'bad-xp'
  if (!NUMBER.test(text)) return 'bad-xp'
  const xp = Math.floor(Number(text))
  if (xp < 0) return 'negative-xp'
  // `0 +` turns -0 into 0.
  return xp > MAX_XP ? 'too-much-xp' : 0 + xp
}

/** One less than the largest number that the column of a member's messages can hold: `MemberRows` stores that one for "no number". */
export const MOST_MESSAGES = 4_294_967_294
const COUNT = /^\d{1,10}(?:\.0+)?$/

function readMessages(value: unknown): number | null {
  const text = textOf(value)
  const count = COUNT.test(text) ? Number(text) : null
  return count !== null && count <= MOST_MESSAGES ? count : null
}

function readLevel(value: unknown): number | null {
  const text = textOf(value)
  return WHOLE.test(text) && Number(text) <= MAX_LEVEL ? Number(text) : null
}

/** The values of a row as the file has them, of any type. */
export type RawRow = Readonly<Record<'id' | 'xp' | 'level' | 'messages', unknown>>

/** Reads the values of a row. A number of messages that cannot be read is left out, because XP decides about levels. */
export function readRow(values: RawRow): ReadRow {
  const id = readId(values.id)
  if (!id.ok) return id
  const xp = readXp(values.xp)
  if (typeof xp === 'string') return { ok: false, why: xp }
  const level = readLevel(values.level)
  // Where XP is known, a level that cannot be read does not matter: XP says which level it is.
  if (xp === null && level === null) return { ok: false, why: textOf(values.level) === '' ? 'no-xp' : 'bad-level' }
  return { ok: true, member: { userId: id.userId, xp, level, messages: readMessages(values.messages) } }
}
