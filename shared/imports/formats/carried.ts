import { MAX_LEVEL } from '../../levelling/curve.ts'
import type { CarriedRole } from '../format.ts'
import { readId } from '../values.ts'

/** A field of a value of a file; undefined where it has none. */
export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined

/** The values of a list of a file, or of an object. */
export const valuesOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : []

/** A level role of a file; none where it cannot be read. */
export function carriedRole(level: unknown, roleId: unknown): CarriedRole[] {
  const id = readId(roleId)
  const number = Number(level)
  return id.ok && Number.isInteger(number) && number >= 1 && number <= MAX_LEVEL
    ? [{ level: number, roleId: id.userId }]
    : []
}
