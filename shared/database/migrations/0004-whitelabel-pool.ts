import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

const snowflake = sql`bigint unsigned`
const time = sql`bigint`
const utf8 = sql`engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`

/** For the pool of whitelabel bots: replies to edit, the guilds of each bot, and the living processes. */
export const whitelabelPool: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('whitelabel_bots')
      .addColumn('start_at', time)
      .addColumn('premium_ended_at', time)
      .addColumn('reply_application_id', snowflake)
      .addColumn('reply_token', 'varchar(512)')
      .addColumn('reply_locale', 'varchar(16)')
      .execute()

    const create = (table: string) => db.schema.createTable(table).ifNotExists().modifyEnd(utf8)

    await create('main_bots')
      .addColumn('bot_id', snowflake, (column) => column.primaryKey())
      .addColumn('lease_owner', 'varchar(64)')
      .addColumn('lease_until', time)
      .execute()

    await create('gateway_processes')
      .addColumn('owner', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('alive_until', time, (column) => column.notNull())
      .execute()

    await create('guild_bots')
      .addColumn('guild_id', snowflake, (column) => column.notNull())
      .addColumn('bot_id', snowflake, (column) => column.notNull())
      .addPrimaryKeyConstraint('guild_bots_primary', ['guild_id', 'bot_id'])
      .addIndex('guild_bots_bot', ['bot_id'])
      .execute()
  },
  async down(db: Kysely<unknown>): Promise<void> {
    for (const table of ['guild_bots', 'gateway_processes', 'main_bots']) await db.schema.dropTable(table).execute()
    const columns = ['start_at', 'premium_ended_at', 'reply_application_id', 'reply_token', 'reply_locale']
    for (const column of columns) await db.schema.alterTable('whitelabel_bots').dropColumn(column).execute()
  },
}
