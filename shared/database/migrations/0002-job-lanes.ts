import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** An index to take jobs by kind, and a count of repeated failures. */
export const jobLanes: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('jobs')
      .addColumn('occurrences', sql`int unsigned`, (column) => column.notNull().defaultTo(1))
      .execute()
    // Covers the search for candidates. It includes the guild, because guilds that have their share of jobs are skipped.
    await db.schema.createIndex('jobs_lane').on('jobs').columns(['kind', 'state', 'run_at', 'id', 'guild_id']).execute()
    await db.schema.dropIndex('jobs_due').on('jobs').execute()
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.createIndex('jobs_due').on('jobs').columns(['state', 'run_at']).execute()
    await db.schema.dropIndex('jobs_lane').on('jobs').execute()
    await db.schema.alterTable('jobs').dropColumn('occurrences').execute()
  },
}
