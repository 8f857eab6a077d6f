import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Checkpoints of two numbers of shards can exist together while a bot changes its number of shards. */
export const shardCounts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    // In one statement, so that processes of the previous release always find a primary key for their rows.
    await sql`alter table gateway_sessions drop primary key, add primary key (bot_id, shard, shard_count)`.execute(db)
  },
}
