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
  sql.raw(`(${rows.map(rowText).join('),(')})`)

/**
 * Rows of whole numbers as SQL text for a derived table: `select 1,2 union all select 3,4`.
 * @throws TypeError for anything that is not a whole number
 */
export const numberUnion = (rows: readonly (readonly NumberValue[])[]): RawBuilder<unknown> =>
  sql.raw(`select ${rows.map(rowText).join(' union all select ')}`)

/** Whole numbers as SQL text: `1,2,3`. @throws TypeError for anything that is not a whole number */
export const numberList = (values: readonly NumberValue[]): RawBuilder<unknown> =>
  sql.raw(values.map(numberText).join(','))

/** One text that grows costs a batch less time than a list of texts for each row, which `join` then puts together. */
function rowText(row: readonly NumberValue[]): string {
  let text = ''
  for (const value of row) text += text === '' ? numberText(value) : `,${numberText(value)}`
  return text
}

function numberText(value: NumberValue): string {
  if (value === null) return 'null'
  if (typeof value === 'number' ? Number.isSafeInteger(value) : WHOLE.test(value)) return String(value)
  throw new TypeError('a whole number was expected')
}
