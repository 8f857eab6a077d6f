import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** While a bot moves to another number of shards, the sessions of both numbers are stored side by side. */
export const shardCounts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    // In one statement, so that a process of the last release finds a key for its own rows at any time.
    await sql`alter table gateway_sessions drop primary key, add primary key (bot_id, shard, shard_count)`.execute(db)
  },
}
