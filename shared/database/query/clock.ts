import { sql } from 'kysely'
import type { Queries } from '../queries.ts'

/** The database's clock, which all processes share. Milliseconds since 1970, independent of the session's time zone. */
export const databaseNow = sql<number>`(timestampdiff(microsecond, '1970-01-01', utc_timestamp(3)) div 1000)`

/** Reads the database's clock, in milliseconds since 1970. Reads no table. @throws the driver's error where no answer comes */
export async function readClock(db: Queries): Promise<number> {
  const { rows } = await sql<{ now: number | string }>`select ${databaseNow} as ${sql.ref('now')}`.execute(db)
  return Number(rows[0]?.now)
}
