import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** When a guild's last message was seen. `/doctor` warns where the bot sees none. */
export const lastMessage: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('guilds').addColumn('last_message_at', sql`bigint`).execute()
  },
}
