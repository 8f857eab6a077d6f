import { type Kysely, sql } from 'kysely'
import type { Database } from '../../shared/database/schema.ts'

/** Counts the rows that the database reads for some work. @param db has one connection, because each has its own counters */
export async function rowsRead(db: Kysely<Database>, work: () => Promise<unknown>): Promise<number> {
  // The first time, tables are opened.
  await work()
  await sql`flush status`.execute(db)
  await work()
  const { rows } = await sql<{ Value: string }>`show session status like 'Handler\\_read%'`.execute(db)
  return rows.reduce((sum, row) => sum + Number(row.Value), 0)
}
