import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Jobs are taken by kind, without reading more than is taken; a failure that repeats is counted, not repeated. */
export const jobLanes: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('jobs')
      .addColumn('occurrences', sql`int unsigned`, (column) => column.notNull().defaultTo(1))
      .execute()
    // Covers the search for candidates: the guild last, because those who have their share are passed over.
    await db.schema.createIndex('jobs_lane').on('jobs').columns(['kind', 'state', 'run_at', 'id', 'guild_id']).execute()
    await db.schema.dropIndex('jobs_due').on('jobs').execute()
  },
}
