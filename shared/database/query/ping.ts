import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** Resolves when the database answers a query that touches no table; rejects with the driver's error when it does not. */
export async function ping(db: Kysely<Database>): Promise<void> {
  await sql`select 1`.execute(db)
}
