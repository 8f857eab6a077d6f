import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The number of shards of a main bot whose shards are shared by several gateway processes. */
export const shardCount: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table main_bots add column shard_count integer null`.execute(db)
  },
}
