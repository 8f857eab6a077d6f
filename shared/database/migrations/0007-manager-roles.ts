import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Roles whose members may use the bot as if they had Manage Server. */
export const managerRoles: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('manager_roles')
      .ifNotExists()
      .addColumn('guild_id', sql`bigint unsigned`, (column) => column.notNull())
      .addColumn('role_id', sql`bigint unsigned`, (column) => column.notNull())
      .addPrimaryKeyConstraint('manager_roles_primary', ['guild_id', 'role_id'])
      .modifyEnd(sql`engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`)
      .execute()
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('manager_roles').execute()
  },
}
