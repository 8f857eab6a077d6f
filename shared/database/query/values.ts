/** Whether a column of 64-bit integers, by its name or alias, holds ids: it is named `id`, `*_id` or `*Id`. */
export const isIdColumn = (column: string): boolean =>
  column === 'id' || column.endsWith('_id') || column.endsWith('Id')

/**
 * Turns a 64-bit integer or decimal, which drivers return as text, into a value. An id stays a string; any other is a safe
 * integer. Every dialect follows this rule, so that a query returns the same values over each of them.
 * @param column the column's name or alias in the result
 */
export const integerValue = (column: string, text: string): string | number =>
  isIdColumn(column) ? text : Number(text)
