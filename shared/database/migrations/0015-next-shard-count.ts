import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** For a change of the main bot's number of shards, while gateway processes share the shards. */
export const nextShardCount: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table main_bots add column next_shard_count integer null`.execute(db)
    await sql`alter table leases add column stored_until bigint null`.execute(db)
    await sql`alter table gateway_processes add column shard_count integer null`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('gateway_processes').dropColumn('shard_count').execute()
    await db.schema.alterTable('leases').dropColumn('stored_until').execute()
    await db.schema.alterTable('main_bots').dropColumn('next_shard_count').execute()
  },
}
