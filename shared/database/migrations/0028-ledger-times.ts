import type { Kysely } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** An index for readers who ask what was earned in a guild lately, in the order of time. */
export const ledgerTimes: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    // With the primary key, which each index holds, it has every column that the feed reads, so that it needs no rows.
    await db.schema
      .createIndex('xp_ledger_guild')
      .on('xp_ledger')
      .columns(['guild_id', 'source', 'at', 'amount'])
      .execute()
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropIndex('xp_ledger_guild').on('xp_ledger').execute()
  },
}
