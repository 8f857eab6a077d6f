import { sql } from 'kysely'
import type { Queries } from '../queries.ts'

/** Checks that the database answers, with a query that reads no table. @throws the driver's error where it does not */
export async function ping(db: Queries): Promise<void> {
  await sql`select 1`.execute(db)
}
