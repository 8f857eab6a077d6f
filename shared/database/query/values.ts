import { sql } from 'kysely'

/**
 * Turns a 64-bit integer or decimal, which drivers return as text, into a value. A column named `id`, `*_id` or `*Id` (an
 * alias) holds a snowflake and stays a string; any other is a safe integer. Every dialect uses this function, so that a
 * query returns the same values over each of them.
 * @param column the column's name or alias in the result
 */
export const integerValue = (column: string, text: string): string | number =>
  column === 'id' || column.endsWith('_id') || column.endsWith('Id') ? text : Number(text)

/** The database's clock in milliseconds since 1970, independent of the session's time zone. */
export const databaseTime = sql<number>`(timestampdiff(microsecond, '1970-01-01', utc_timestamp(3)) div 1000)`
