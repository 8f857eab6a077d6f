import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Customers' bots that offer linked roles, and the members who have linked their accounts. */
export const linkedRoles: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table if not exists linked_bots (
        bot_id bigint unsigned not null primary key,
        secret varchar(512) character set ascii collate ascii_bin not null,
        web_url varchar(255) character set ascii collate ascii_bin not null,
        problem varchar(16) character set ascii collate ascii_bin null,
        check_at bigint not null,
        created_at bigint not null,
        updated_at bigint not null,
        key linked_bots_check (check_at)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
    await sql`
      create table if not exists linked_members (
        bot_id bigint unsigned not null,
        user_id bigint unsigned not null,
        tokens varchar(1024) character set ascii collate ascii_bin not null,
        expires_at bigint not null,
        next_at bigint not null,
        sent_at bigint null,
        failures smallint unsigned not null default 0,
        created_at bigint not null,
        primary key (bot_id, user_id),
        key linked_members_user (user_id),
        key linked_members_next (next_at)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('linked_members').execute()
    await db.schema.dropTable('linked_bots').execute()
  },
}
