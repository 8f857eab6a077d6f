import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/**
 * The intents with which a stored session identified, and the session's key. A process of the previous release replaces
 * `session_key` alone: then the intents are those of an earlier session, and count as unknown.
 */
export const sessionIntents: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table gateway_sessions add column intents int unsigned, add column intents_key varchar(128)`.execute(
      db,
    )
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await sql`alter table gateway_sessions drop column intents, drop column intents_key`.execute(db)
  },
}
