import type { Kysely } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** The daily time in which level-ups are not announced, e.g. `22:00-07:00 Europe/Berlin`. */
export const quietTime: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('guilds').addColumn('quiet_time', 'varchar(64)').execute()
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('guilds').dropColumn('quiet_time').execute()
  },
}
