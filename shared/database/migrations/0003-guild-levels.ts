import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** The number of members on each level of each guild, for ranks and deep pages of the leaderboard. */
export const guildLevels: SchemaChange = {
  // The statement that counts the members locks each of their rows until it ends.
  blocks: ['guild_users'],
  async up(db: Kysely<unknown>): Promise<void> {
    // `members` may be negative for a moment, when two writers without a transaction overlap.
    await db.schema
      .createTable('guild_levels')
      .ifNotExists()
      .addColumn('guild_id', sql`bigint unsigned`, (column) => column.notNull())
      .addColumn('level', sql`smallint unsigned`, (column) => column.notNull())
      .addColumn('members', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('guild_levels_primary', ['guild_id', 'level'])
      .modifyEnd(sql`engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`)
      .execute()
    await sql`
      insert into guild_levels (guild_id, level, members)
      select guild_id, level, count(*) from guild_users where xp > 0 group by guild_id, level
      on duplicate key update members = values(members)`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('guild_levels').execute()
  },
}
