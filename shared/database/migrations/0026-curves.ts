import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/**
 * The curve of a guild's levels, with the one before it. `curve_settled_at` is the change (`curve_changed_at`) for which all
 * stored levels are right.
 */
export const curves: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('guilds')
      .addColumn('curve', 'varchar(64)', (column) => column.notNull().defaultTo('1000,13500,45500'))
      .execute()
    await db.schema.alterTable('guilds').addColumn('curve_before', 'varchar(64)').execute()
    for (const name of ['curve_changed_at', 'curve_settled_at']) {
      await db.schema
        .alterTable('guilds')
        .addColumn(name, sql`bigint`, (column) => column.notNull().defaultTo(0))
        .execute()
    }
  },
  async down(db: Kysely<unknown>): Promise<void> {
    for (const name of ['curve_settled_at', 'curve_changed_at', 'curve_before', 'curve'])
      await db.schema.alterTable('guilds').dropColumn(name).execute()
  },
}
