import { CompiledQuery, type QueryResult, type RawBuilder, sql } from 'kysely'
import type { Queries } from '../queries.ts'

const WHOLE = /^-?\d{1,20}$/

/** An id as a string, a whole number, or null. */
export type NumberValue = string | number | null

/**
 * Rows of whole numbers as SQL text: `(1,2),(3,4)`. Not as parameters, because the driver writes each parameter into the
 * text anyway, and for the thousands of numbers of a batch that takes longer than the statement itself.
 * @throws TypeError for anything that is not a whole number
 */
export const rowsText = (rows: readonly (readonly NumberValue[])[]): string => `(${rows.map(listText).join('),(')})`

/**
 * Rows of whole numbers as SQL text for a derived table: `select 1,2 union all select 3,4`.
 * @throws TypeError for anything that is not a whole number
 */
export const unionText = (rows: readonly (readonly NumberValue[])[]): string =>
  `select ${rows.map(listText).join(' union all select ')}`

/** Whole numbers as SQL text: `1,2,3`. @throws TypeError for anything that is not a whole number */
export function listText(values: readonly NumberValue[]): string {
  // This takes less time than `join`, which each row of a batch would need once.
  let text = ''
  for (const value of values) text += text === '' ? numberText(value) : `,${numberText(value)}`
  return text
}

/** `rowsText` as a part of a statement. */
export const numberRows = (rows: readonly (readonly NumberValue[])[]): RawBuilder<unknown> => sql.raw(rowsText(rows))

/** `listText` as a part of a statement. */
export const numberList = (values: readonly NumberValue[]): RawBuilder<unknown> => sql.raw(listText(values))

/**
 * Runs a statement in which numbers are the only values, and part of its text. Kysely would first make nodes and copies of
 * the statement, which takes long for the long statements of the ledger.
 */
export const runText = <Row>(db: Queries, statement: string): Promise<QueryResult<Row>> =>
  db.getExecutor().executeQuery<Row>(CompiledQuery.raw(statement))

/**
 * A whole number as SQL text. Statements that write a row for each award put their rows together from it, because a list
 * for each row takes twice the time.
 * @throws TypeError for anything that is not a whole number
 */
export function numberText(value: NumberValue): string {
  if (value === null) return 'null'
  if (typeof value === 'number' ? Number.isSafeInteger(value) : WHOLE.test(value)) return String(value)
  throw new TypeError('a whole number was expected')
}
