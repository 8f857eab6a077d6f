import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Whether /level shows a picture, and with which background. */
export const levelCard: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table guilds add column level_card varchar(16) not null default 'off'`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await sql`alter table guilds drop column level_card`.execute(db)
  },
}
