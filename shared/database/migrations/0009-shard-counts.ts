import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Checkpoints of two numbers of shards can exist together while a bot changes its number of shards. */
export const shardCounts: SchemaChange = {
  // A new primary key copies the table, which has a row for each shard of each bot.
  blocks: ['gateway_sessions'],
  async up(db: Kysely<unknown>): Promise<void> {
    // In one statement, so that processes of the previous release always find a primary key for their rows.
    await sql`alter table gateway_sessions drop primary key, add primary key (bot_id, shard, shard_count)`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    // One row for each shard is kept: a bot whose other rows are deleted starts with new sessions.
    await sql`
      delete older from gateway_sessions older join gateway_sessions newer
      on newer.bot_id = older.bot_id and newer.shard = older.shard and newer.shard_count > older.shard_count`.execute(
      db,
    )
    await sql`alter table gateway_sessions drop primary key, add primary key (bot_id, shard)`.execute(db)
  },
}
