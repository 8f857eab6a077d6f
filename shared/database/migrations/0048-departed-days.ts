import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** After how many days the data of members who left a guild is deleted; 0 for never. */
export const departedDays: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table guilds add column departed_days smallint unsigned not null default 365`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await sql`alter table guilds drop column departed_days`.execute(db)
  },
}
