import { field } from '../carried/values.ts'
import type { FileFormat, JsonShape } from '../format.ts'
import { FORMATS } from '../formats/list.ts'
import { type ChosenColumns, plain, plainShape } from '../formats/plain.ts'
import { type ReadRow, readId, readRow } from '../values.ts'
import type { JsonEntry } from './entries.ts'
import { NumberText } from './number-text.ts'

/** A format that fits a file, with the shape that fits. */
export interface FittingShape {
  format: FileFormat
  shape: JsonShape
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function fits({ list, id, xp, level, leavesOut }: JsonShape, { list: found, key, value }: JsonEntry): boolean {
  if (list !== found) return false
  if (id === null && !readId(key).ok) return false
  if (id === null && typeof value === 'number') return true
  if (!isObject(value) || (id !== null && !Object.hasOwn(value, id))) return false
  return leavesOut === true || [xp, level].some((name) => name !== null && Object.hasOwn(value, name))
}

/** How many of the marks of a shape a row has. */
export const marksIn = ({ marks }: JsonShape, value: unknown): number =>
  marks.filter((mark) => field(value, mark) !== undefined).length

/**
 * The formats of which a value may be the first row, the likeliest first; none where the value is no row of members.
 * @param chosen columns that were chosen by hand: then no other format is looked for
 */
export function fittingShapes(entry: JsonEntry, chosen: ChosenColumns | null): FittingShape[] {
  const named = isObject(entry.value) ? plainShape(entry.list, Object.keys(entry.value), chosen) : null
  const asPlain = named === null ? [] : [{ format: plain, shape: named }]
  if (chosen !== null) return asPlain
  const ofBots = FORMATS.flatMap((format) =>
    format.json.filter((shape) => fits(shape, entry)).map((shape) => ({ format, shape })),
  )
  return [...ofBots.toSorted((a, b) => marksIn(b.shape, entry.value) - marksIn(a.shape, entry.value)), ...asPlain]
}

/** Reads a row of a list by its shape. */
export function readEntry({ key, value }: JsonEntry, { id, xp, level, messages, leavesOut }: JsonShape): ReadRow {
  const rowId = id === null ? key : field(value, id)
  // Polaris's list with XP alone may have the number itself in place of an object.
  if (id === null && !isObject(value)) return readRow({ id: rowId, xp: value, level: null, messages: null })
  const cell = (name: string | null | undefined): unknown => (name ? field(value, name) : undefined)
  return readRow({
    id: rowId,
    xp: cell(xp) ?? (leavesOut === true ? 0 : undefined),
    level: cell(level),
    messages: cell(messages),
  })
}

/** Names a row for a reader: its id as the file spells it, or its place in the list where it has none. */
export function rowName({ key, value }: JsonEntry, { id }: JsonShape): string {
  const own = id === null ? key : field(value, id)
  if (own instanceof NumberText) return own.text
  return typeof own === 'string' || typeof own === 'number' ? String(own) : String(key)
}
