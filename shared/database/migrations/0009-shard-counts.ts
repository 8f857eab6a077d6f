import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Checkpoints of two numbers of shards can exist together while a bot changes its number of shards. */
export const shardCounts: SchemaChange = {
  // The database copies the table for a new primary key. The table has one row for each shard of each bot.
  blocks: ['gateway_sessions'],
  async up(db: Kysely<unknown>): Promise<void> {
    // In one statement, so that processes of the previous release always find a primary key for their rows.
    await sql`alter table gateway_sessions drop primary key, add primary key (bot_id, shard, shard_count)`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    // Keeps the row of the largest number of shards. A bot that needs a deleted row starts with new sessions.
    await sql`
      delete older from gateway_sessions older join gateway_sessions newer
      on newer.bot_id = older.bot_id and newer.shard = older.shard and newer.shard_count > older.shard_count`.execute(
      db,
    )
    await sql`alter table gateway_sessions drop primary key, add primary key (bot_id, shard)`.execute(db)
  },
}
