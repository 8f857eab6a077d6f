import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** Checks that the database answers, with a query that reads no table. @throws the driver's error where it does not */
export async function ping(db: Kysely<Database>): Promise<void> {
  await sql`select 1`.execute(db)
}
