import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

const snowflake = sql`bigint unsigned`
const time = sql`bigint`
/** A SHA-256, in hexadecimal digits. */
const hash = sql`char(64) character set ascii collate ascii_bin`
const TABLES = ['web_sessions', 'viewer_roles', 'audit_entries', 'api_keys', 'api_replies']

/** The tables of the dashboard and the REST API: logins, who may look, who changed what, keys, and replies kept for retries. */
export const web: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    const create = (table: string) =>
      db.schema
        .createTable(table)
        .ifNotExists()
        .modifyEnd(sql`engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`)

    await create('web_sessions')
      .addColumn('id_hash', hash, (column) => column.primaryKey())
      .addColumn('user_id', snowflake, (column) => column.notNull())
      .addColumn('username', 'varchar(100)', (column) => column.notNull())
      .addColumn('global_name', 'varchar(100)')
      .addColumn('avatar', 'varchar(64)')
      .addColumn('token', 'varchar(1024)', (column) => column.notNull())
      .addColumn('device', 'varchar(100)', (column) => column.notNull())
      .addColumn('created_at', time, (column) => column.notNull())
      .addColumn('seen_at', time, (column) => column.notNull())
      .addColumn('expires_at', time, (column) => column.notNull())
      .addIndex('web_sessions_user', ['user_id', 'created_at'])
      .addIndex('web_sessions_expired', ['expires_at'])
      .execute()

    await create('viewer_roles')
      .addColumn('guild_id', snowflake, (column) => column.notNull())
      .addColumn('role_id', snowflake, (column) => column.notNull())
      .addPrimaryKeyConstraint('viewer_roles_primary', ['guild_id', 'role_id'])
      .execute()

    await create('audit_entries')
      .addColumn('id', snowflake, (column) => column.primaryKey().autoIncrement())
      .addColumn('guild_id', snowflake, (column) => column.notNull())
      .addColumn('at', time, (column) => column.notNull())
      .addColumn('actor_id', snowflake)
      .addColumn('via', 'varchar(16)', (column) => column.notNull())
      .addColumn('key_id', snowflake)
      .addColumn('kind', 'varchar(40)', (column) => column.notNull())
      .addColumn('target_id', snowflake)
      .addColumn('subject', 'varchar(64)')
      .addColumn('value_before', 'varchar(2048)')
      .addColumn('value_after', 'varchar(2048)')
      .addColumn('reason', 'varchar(512)')
      .addIndex('audit_entries_guild', ['guild_id', 'id'])
      .addIndex('audit_entries_target', ['guild_id', 'target_id', 'id'])
      .addIndex('audit_entries_at', ['at'])
      .execute()

    await create('api_keys')
      .addColumn('id', snowflake, (column) => column.primaryKey().autoIncrement())
      .addColumn('guild_id', snowflake, (column) => column.notNull())
      .addColumn('key_hash', hash, (column) => column.notNull().unique())
      .addColumn('name', 'varchar(64)', (column) => column.notNull())
      .addColumn('scope', 'varchar(16)', (column) => column.notNull())
      .addColumn('created_by', snowflake, (column) => column.notNull())
      .addColumn('created_at', time, (column) => column.notNull())
      .addColumn('used_at', time)
      .addColumn('expires_at', time)
      .addIndex('api_keys_guild', ['guild_id', 'id'])
      .execute()

    await create('api_replies')
      .addColumn('caller', 'varchar(80)', (column) => column.notNull())
      .addColumn('idempotency_key', 'varchar(100)', (column) => column.notNull())
      .addColumn('request_hash', hash, (column) => column.notNull())
      .addColumn('status', sql`smallint unsigned`)
      .addColumn('reply', 'text')
      .addColumn('created_at', time, (column) => column.notNull())
      .addPrimaryKeyConstraint('api_replies_primary', ['caller', 'idempotency_key'])
      .addIndex('api_replies_created', ['created_at'])
      .execute()
  },
  async down(db: Kysely<unknown>): Promise<void> {
    for (const table of TABLES) await db.schema.dropTable(table).ifExists().execute()
  },
}
