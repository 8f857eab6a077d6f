import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/**
 * Members who are not counted, and members whose data was deleted at their own request. The index finds all guilds of a user.
 */
export const ownSay: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table guild_users add column earns_after bigint not null default 0`.execute(db)
    await sql`alter table guild_users add index guild_users_user (user_id)`.execute(db)
    await sql`
      create table if not exists uncounted_users (
        user_id bigint unsigned not null primary key,
        since bigint not null
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
    await sql`
      create table if not exists forgotten_members (
        member_hash binary(32) not null primary key,
        forgotten_at bigint not null
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('forgotten_members').execute()
    await db.schema.dropTable('uncounted_users').execute()
    await sql`alter table guild_users drop index guild_users_user, drop column earns_after`.execute(db)
  },
}
