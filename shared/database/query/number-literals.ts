import { type RawBuilder, sql } from 'kysely'

const WHOLE = /^-?\d{1,20}$/

/** An id as a string, a whole number, or null. */
export type NumberValue = string | number | null

/**
 * Rows of whole numbers as SQL text: `(1,2),(3,4)`. Not as parameters, because the driver writes each parameter into the
 * text anyway, and for the thousands of numbers of a batch that takes longer than the statement itself.
 * @throws TypeError for anything that is not a whole number
 */
export const numberRows = (rows: readonly (readonly NumberValue[])[]): RawBuilder<unknown> =>
  sql.raw(rows.map((row) => `(${row.map(numberText).join(',')})`).join(','))

/**
 * Rows of whole numbers as SQL text for a derived table: `select 1,2 union all select 3,4`.
 * @throws TypeError for anything that is not a whole number
 */
export const numberUnion = (rows: readonly (readonly NumberValue[])[]): RawBuilder<unknown> =>
  sql.raw(rows.map((row) => `select ${row.map(numberText).join(',')}`).join(' union all '))

/** Whole numbers as SQL text: `1,2,3`. @throws TypeError for anything that is not a whole number */
export const numberList = (values: readonly NumberValue[]): RawBuilder<unknown> =>
  sql.raw(values.map(numberText).join(','))

function numberText(value: NumberValue): string {
  if (value === null) return 'null'
  if (typeof value === 'number' ? Number.isSafeInteger(value) : WHOLE.test(value)) return String(value)
  throw new TypeError('a whole number was expected')
}
