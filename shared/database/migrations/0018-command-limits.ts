import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** The channels in which members may use commands, and the roles and members who may. A guild without rows limits nothing. */
export const commandLimits: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('command_limits')
      .ifNotExists()
      .addColumn('guild_id', sql`bigint unsigned`, (column) => column.notNull())
      .addColumn('target_id', sql`bigint unsigned`, (column) => column.notNull())
      .addColumn('kind', 'varchar(16)', (column) => column.notNull())
      .addPrimaryKeyConstraint('command_limits_primary', ['guild_id', 'target_id'])
      .modifyEnd(sql`engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`)
      .execute()
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('command_limits').execute()
  },
}
