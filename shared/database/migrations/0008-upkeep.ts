import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** The progress of long tasks, so that a new process continues them and several processes share the work. */
export const upkeep: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('upkeep')
      .ifNotExists()
      .addColumn('task', 'varchar(32)', (column) => column.primaryKey())
      .addColumn('cursor_id', sql`bigint unsigned`, (column) => column.notNull())
      .modifyEnd(sql`engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`)
      .execute()
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('upkeep').execute()
  },
}
