import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Discord's ids of an application's slash commands, which clickable mentions of commands need. */
export const commandIds: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('command_ids')
      .ifNotExists()
      .addColumn('application_id', sql`bigint unsigned`, (column) => column.notNull())
      .addColumn('name', 'varchar(32)', (column) => column.notNull())
      .addColumn('command_id', sql`bigint unsigned`, (column) => column.notNull())
      .addPrimaryKeyConstraint('command_ids_primary', ['application_id', 'name'])
      .modifyEnd(sql`engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`)
      .execute()
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('command_ids').execute()
  },
}
