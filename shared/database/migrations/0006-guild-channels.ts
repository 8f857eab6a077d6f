import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

const snowflake = sql`bigint unsigned`

/** The parents of channels in guilds that ignore a channel. Stored, because Discord does not send channels again on a resume. */
export const guildChannels: SchemaChange = {
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
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('guild_channels').execute()
  },
}
