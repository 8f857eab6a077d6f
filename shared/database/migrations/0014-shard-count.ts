import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** The number of shards of a main bot whose shards are shared by several gateway processes. */
export const shardCount: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table main_bots add column shard_count integer null`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('main_bots').dropColumn('shard_count').execute()
  },
}
