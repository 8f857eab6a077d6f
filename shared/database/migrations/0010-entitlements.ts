import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

const snowflake = sql`bigint unsigned`
const time = sql`bigint`

/** Entitlements from Discord, by which edge and gateway know who has premium. */
export const entitlements: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('entitlements')
      .ifNotExists()
      .addColumn('id', snowflake, (column) => column.primaryKey())
      .addColumn('application_id', snowflake, (column) => column.notNull())
      .addColumn('sku_id', snowflake, (column) => column.notNull())
      .addColumn('user_id', snowflake)
      .addColumn('guild_id', snowflake)
      .addColumn('type', sql`smallint unsigned`, (column) => column.notNull())
      .addColumn('deleted', sql`tinyint`, (column) => column.notNull().defaultTo(0))
      .addColumn('starts_at', time)
      .addColumn('ends_at', time)
      .addColumn('updated_at', time, (column) => column.notNull())
      .addIndex('entitlements_user', ['user_id', 'sku_id'])
      .addIndex('entitlements_application', ['application_id', 'id'])
      .modifyEnd(sql`engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`)
      .execute()
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('entitlements').execute()
  },
}
