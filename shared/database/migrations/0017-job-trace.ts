import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** The trace of the message that caused a job, in W3C's form; null if the message is not traced. */
export const jobTrace: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table jobs add column trace varchar(55) null`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('jobs').dropColumn('trace').execute()
  },
}
