import { sql } from 'kysely'

/**
 * The one rule by which 64-bit integers and decimals, which every MySQL driver hands over as text, become values:
 * a column named `id`, `*_id` or, by its alias, `*Id` holds a snowflake and stays a string, any other is a safe integer.
 * Every dialect is set up with it, so that a query yields the same values over each of them.
 * @param column the column's name, or alias, in the result
 */
export const integerValue = (column: string, text: string): string | number =>
  column === 'id' || column.endsWith('_id') || column.endsWith('Id') ? text : Number(text)

/** The database's own clock, in milliseconds since 1970, whatever time zone its sessions are in. */
export const databaseTime = sql<number>`(timestampdiff(microsecond, '1970-01-01', utc_timestamp(3)) div 1000)`
