import { sql } from 'kysely'
import type { Queries } from '../queries.ts'

/** The database's clock, which all processes share. Milliseconds since 1970. */
export const databaseNow = sql<number>`cast(unix_timestamp(now(3)) * 1000 as unsigned)`

/** Reads the database's clock, in milliseconds since 1970. Reads no table. @throws the driver's error where no answer comes */
export async function readClock(db: Queries): Promise<number> {
  const { rows } = await sql<{ now: number | string }>`select ${databaseNow} as ${sql.ref('now')}`.execute(db)
  return Number(rows[0]?.now)
}
