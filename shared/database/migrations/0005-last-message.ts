import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** When a guild's last message was seen. `/doctor` warns where the bot sees none. */
export const lastMessage: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('guilds').addColumn('last_message_at', sql`bigint`).execute()
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('guilds').dropColumn('last_message_at').execute()
  },
}
