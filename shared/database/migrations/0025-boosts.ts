import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Times in which members of a guild earn more XP, or less. */
export const boosts: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('boosts')
      .ifNotExists()
      .addColumn('guild_id', sql`bigint unsigned`, (column) => column.notNull())
      .addColumn('id', sql`bigint unsigned`, (column) => column.notNull())
      .addColumn('factor', sql`double`, (column) => column.notNull())
      .addColumn('starts_at', 'bigint', (column) => column.notNull())
      .addColumn('ends_at', 'bigint')
      .addColumn('weekdays', sql`tinyint unsigned`)
      .addColumn('from_minute', sql`smallint unsigned`)
      .addColumn('to_minute', sql`smallint unsigned`)
      .addColumn('time_zone', 'varchar(40)')
      .addColumn('cuts', 'varchar(2048)', (column) => column.notNull().defaultTo('[]'))
      .addColumn('channel_id', sql`bigint unsigned`)
      .addColumn('announced_until', 'bigint', (column) => column.notNull().defaultTo(0))
      .addColumn('creator_id', sql`bigint unsigned`)
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('boosts_primary', ['guild_id', 'id'])
      .addIndex('boosts_ended', ['ends_at'])
      .modifyEnd(sql`engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`)
      .execute()
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('boosts').execute()
  },
}
