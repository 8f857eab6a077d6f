import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

const snowflake = sql`bigint unsigned`
const time = sql`bigint`
/** Set explicitly, because a server's default may be latin1. */
const utf8 = sql`engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`

const TABLES = [
  ...['guilds', 'users', 'guild_users', 'level_roles', 'ignored_channels', 'ignored_roles', 'message_logs'],
  ...['whitelabel_bots', 'jobs', 'gateway_sessions'],
]

/** The first tables of the data model. No foreign keys, because Vitess, and so PlanetScale, does not support them. */
export const firstTables: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    const create = (table: string) => db.schema.createTable(table).ifNotExists().modifyEnd(utf8)

    await create('guilds')
      .addColumn('id', snowflake, (column) => column.primaryKey())
      .addColumn('name', 'varchar(100)', (column) => column.notNull())
      .addColumn('active', sql`tinyint`, (column) => column.notNull().defaultTo(1))
      .addColumn('notification_type', 'varchar(16)', (column) => column.notNull().defaultTo('reply'))
      .addColumn('notification_channel_id', snowflake)
      .addColumn('xp_delay_seconds', sql`int unsigned`, (column) => column.notNull().defaultTo(60))
      .addColumn('xp_rate', sql`double`, (column) => column.notNull().defaultTo(1))
      .addColumn('role_assign_type', 'varchar(16)', (column) => column.notNull().defaultTo('single'))
      .addColumn('locale', 'varchar(16)', (column) => column.notNull().defaultTo('en-US'))
      .addColumn('member_count', sql`int unsigned`, (column) => column.notNull().defaultTo(0))
      .addColumn('created_at', time, (column) => column.notNull())
      .addColumn('updated_at', time, (column) => column.notNull())
      .addIndex('guilds_active', ['active', 'member_count'])
      .addIndex('guilds_updated', ['updated_at'])
      .execute()

    await create('users')
      .addColumn('id', snowflake, (column) => column.primaryKey())
      .addColumn('username', 'varchar(80)', (column) => column.notNull())
      .addColumn('global_name', 'varchar(80)')
      .addColumn('discriminator', 'varchar(4)', (column) => column.notNull())
      .addColumn('avatar', 'varchar(80)')
      .addColumn('premium_status', 'varchar(16)', (column) => column.notNull().defaultTo('none'))
      .addColumn('premium_source', 'varchar(80)')
      .addColumn('created_at', time, (column) => column.notNull())
      .addColumn('updated_at', time, (column) => column.notNull())
      .execute()

    await create('guild_users')
      .addColumn('guild_id', snowflake, (column) => column.notNull())
      .addColumn('user_id', snowflake, (column) => column.notNull())
      .addColumn('xp', sql`bigint unsigned`, (column) => column.notNull().defaultTo(0))
      .addColumn('level', sql`smallint unsigned`, (column) => column.notNull().defaultTo(0))
      .addColumn('message_count', sql`int unsigned`, (column) => column.notNull().defaultTo(0))
      .addColumn('last_xp_at', time)
      .addPrimaryKeyConstraint('guild_users_primary', ['guild_id', 'user_id'])
      .addIndex('guild_users_leaderboard', ['guild_id', sql`xp desc`, 'user_id'])
      .execute()

    await create('level_roles')
      .addColumn('guild_id', snowflake, (column) => column.notNull())
      .addColumn('level', sql`smallint unsigned`, (column) => column.notNull())
      .addColumn('role_id', snowflake, (column) => column.notNull())
      .addPrimaryKeyConstraint('level_roles_primary', ['guild_id', 'level'])
      .addUniqueConstraint('level_roles_role', ['guild_id', 'role_id'])
      .execute()

    await create('ignored_channels')
      .addColumn('guild_id', snowflake, (column) => column.notNull())
      .addColumn('channel_id', snowflake, (column) => column.notNull())
      .addPrimaryKeyConstraint('ignored_channels_primary', ['guild_id', 'channel_id'])
      .execute()

    await create('ignored_roles')
      .addColumn('guild_id', snowflake, (column) => column.notNull())
      .addColumn('role_id', snowflake, (column) => column.notNull())
      .addPrimaryKeyConstraint('ignored_roles_primary', ['guild_id', 'role_id'])
      .execute()

    // Ids grow with time, so the oldest rows are found by the primary key.
    await create('message_logs')
      .addColumn('message_id', snowflake, (column) => column.primaryKey())
      .addColumn('guild_id', snowflake, (column) => column.notNull())
      .addColumn('user_id', snowflake, (column) => column.notNull())
      .addColumn('channel_id', snowflake, (column) => column.notNull())
      .addColumn('xp', sql`int unsigned`, (column) => column.notNull())
      .addColumn('created_at', time, (column) => column.notNull())
      .execute()

    await create('whitelabel_bots')
      .addColumn('bot_id', snowflake, (column) => column.primaryKey())
      .addColumn('old_bot_id', snowflake)
      .addColumn('user_id', snowflake, (column) => column.notNull())
      .addColumn('token', 'varchar(512)', (column) => column.notNull())
      .addColumn('public_key', 'varchar(64)', (column) => column.notNull())
      .addColumn('action', 'varchar(16)')
      .addColumn('last_action', 'varchar(16)')
      .addColumn('status', 'varchar(32)', (column) => column.notNull().defaultTo('stopped'))
      .addColumn('status_detail', 'varchar(512)')
      .addColumn('name', 'varchar(80)', (column) => column.notNull())
      .addColumn('discriminator', 'varchar(4)')
      .addColumn('avatar_hash', 'varchar(80)')
      .addColumn('presence', 'varchar(512)')
      .addColumn('lease_owner', 'varchar(64)')
      .addColumn('lease_until', time)
      .addColumn('created_at', time, (column) => column.notNull())
      .addColumn('updated_at', time, (column) => column.notNull())
      .addIndex('whitelabel_bots_owner', ['user_id'])
      .addIndex('whitelabel_bots_action', ['action'])
      .execute()

    // Payloads are text, not JSON: MariaDB sends JSON as text, and both dialects must return the same values.
    await create('jobs')
      .addColumn('id', sql`bigint unsigned`, (column) => column.primaryKey().autoIncrement())
      .addColumn('kind', 'varchar(32)', (column) => column.notNull())
      .addColumn('guild_id', snowflake, (column) => column.notNull())
      .addColumn('user_id', snowflake)
      .addColumn('payload', 'text', (column) => column.notNull())
      .addColumn('state', 'varchar(16)', (column) => column.notNull().defaultTo('waiting'))
      .addColumn('attempts', sql`int unsigned`, (column) => column.notNull().defaultTo(0))
      .addColumn('run_at', time, (column) => column.notNull())
      .addColumn('taken_by', 'varchar(64)')
      .addColumn('taken_until', time)
      .addColumn('reason', 'varchar(512)')
      .addColumn('created_at', time, (column) => column.notNull())
      .addColumn('updated_at', time, (column) => column.notNull())
      .addIndex('jobs_due', ['state', 'run_at'])
      .addIndex('jobs_guild', ['guild_id', 'state'])
      .execute()

    await create('gateway_sessions')
      .addColumn('bot_id', snowflake, (column) => column.notNull())
      .addColumn('shard', sql`int unsigned`, (column) => column.notNull())
      .addColumn('shard_count', sql`int unsigned`, (column) => column.notNull())
      .addColumn('session_key', 'varchar(128)', (column) => column.notNull())
      .addColumn('resume_url', 'varchar(255)', (column) => column.notNull())
      .addColumn('sequence', sql`bigint unsigned`, (column) => column.notNull())
      .addColumn('updated_at', time, (column) => column.notNull())
      .addPrimaryKeyConstraint('gateway_sessions_primary', ['bot_id', 'shard'])
      .execute()
  },
  async down(db: Kysely<unknown>): Promise<void> {
    for (const table of TABLES) await db.schema.dropTable(table).ifExists().execute()
  },
}
