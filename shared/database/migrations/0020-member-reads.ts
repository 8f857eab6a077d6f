import type { Kysely } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Indexes for pages about members: what was earned in a guild, in the order of time, and who has a name. */
export const memberReads: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    // It has every column that the pages read, so that they need no rows, which lie among those of all other guilds.
    await db.schema
      .createIndex('message_logs_guild')
      .on('message_logs')
      .columns(['guild_id', 'message_id', 'user_id', 'channel_id', 'xp'])
      .execute()
    await db.schema.createIndex('users_username').on('users').column('username').execute()
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropIndex('users_username').on('users').execute()
    await db.schema.dropIndex('message_logs_guild').on('message_logs').execute()
  },
}
