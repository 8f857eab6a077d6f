import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/**
 * Numbers of messages in imports. `messages`: of the file; null where it has none. `messages_given`: what the import added to the
 * member's number, which its undo takes back. `counted`: members who have another number.
 */
export const importMessages: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table import_rows add column messages int unsigned null, add column messages_given bigint null`.execute(db)
    await sql`alter table imports add column counted int unsigned not null default 0`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await sql`alter table imports drop column counted`.execute(db)
    await sql`alter table import_rows drop column messages_given, drop column messages`.execute(db)
  },
}
