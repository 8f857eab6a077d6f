import { type RawBuilder, sql } from 'kysely'

const WHOLE = /^-?\d{1,20}$/

/** An id as text, a whole number, or nothing. */
export type NumberValue = string | number | null

/**
 * Rows of whole numbers as the text `(1,2),(3,4)`. As parameters, which the driver writes into the text one by one in
 * the end, the thousands of numbers of a batch cost more than their statement.
 * @throws TypeError for anything that is not a whole number
 */
export const numberRows = (rows: readonly (readonly NumberValue[])[]): RawBuilder<unknown> =>
  sql.raw(rows.map((row) => `(${row.map(numberText).join(',')})`).join(','))

/** The same rows as the text `select 1,2 union all select 3,4`, for a derived table. @throws TypeError as above */
export const numberUnion = (rows: readonly (readonly NumberValue[])[]): RawBuilder<unknown> =>
  sql.raw(rows.map((row) => `select ${row.map(numberText).join(',')}`).join(' union all '))

/** Ids as the text `1,2,3`. @throws TypeError for anything that is not a whole number */
export const numberList = (values: readonly NumberValue[]): RawBuilder<unknown> =>
  sql.raw(values.map(numberText).join(','))

function numberText(value: NumberValue): string {
  if (value === null) return 'null'
  if (typeof value === 'number' ? Number.isSafeInteger(value) : WHOLE.test(value)) return String(value)
  throw new TypeError('a whole number was expected')
}
