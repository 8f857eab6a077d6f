import { type Kysely, sql } from 'kysely'
import type { Database } from '../../shared/database/schema.ts'

/** How many rows the server touches for some work. @param db has one connection, whose own counters are read */
export async function rowsRead(db: Kysely<Database>, work: () => Promise<unknown>): Promise<number> {
  // The first time, tables are opened.
  await work()
  await sql`flush status`.execute(db)
  await work()
  const { rows } = await sql<{ Value: string }>`show session status like 'Handler\\_read%'`.execute(db)
  return rows.reduce((sum, row) => sum + Number(row.Value), 0)
}
