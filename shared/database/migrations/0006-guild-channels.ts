import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const snowflake = sql`bigint unsigned`

/** Where channels lie, of guilds that ignore any: a session that is resumed is told of no channel again. */
export const guildChannels: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('guild_channels')
      .ifNotExists()
      .addColumn('guild_id', snowflake, (column) => column.notNull())
      .addColumn('channel_id', snowflake, (column) => column.notNull())
      .addColumn('parent_id', snowflake)
      .addColumn('is_thread', sql`tinyint`, (column) => column.notNull().defaultTo(0))
      .addPrimaryKeyConstraint('guild_channels_primary', ['guild_id', 'channel_id'])
      .modifyEnd(sql`engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`)
      .execute()
  },
}
