import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** The number of members in each range of XP of guilds with crowded levels, for ranks and deep pages of the leaderboard. */
export const xpRanges: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    // `members` may be negative for a moment, when two writers without a transaction overlap.
    await db.schema
      .createTable('guild_xp_ranges')
      .ifNotExists()
      .addColumn('guild_id', sql`bigint unsigned`, (column) => column.notNull())
      .addColumn('level', sql`smallint unsigned`, (column) => column.notNull())
      .addColumn('part', sql`smallint unsigned`, (column) => column.notNull())
      .addColumn('members', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('guild_xp_ranges_primary', ['guild_id', 'level', 'part'])
      .modifyEnd(sql`engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`)
      .execute()
    await db.schema.alterTable('guilds').addColumn('xp_ranges_from', sql`bigint`).execute()
    await db.schema
      .alterTable('guilds')
      .addColumn('xp_ranges_filled', sql`int unsigned`, (column) => column.notNull().defaultTo(0))
      .execute()
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('guilds').dropColumn('xp_ranges_filled').execute()
    await db.schema.alterTable('guilds').dropColumn('xp_ranges_from').execute()
    await db.schema.dropTable('guild_xp_ranges').execute()
  },
}
