import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Indexes for the filters of a guild's audit: by the kind of change and by the person who made it. */
export const auditFilters: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table audit_entries
        add index audit_entries_kind (guild_id, kind, id),
        add index audit_entries_actor (guild_id, actor_id, id)`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await sql`alter table audit_entries drop index audit_entries_kind, drop index audit_entries_actor`.execute(db)
  },
}
