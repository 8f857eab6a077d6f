import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Webhooks of guilds, and what is sent to them. Deliveries are kept for a week. */
export const webhooks: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table if not exists webhooks (
        id bigint unsigned not null auto_increment primary key,
        guild_id bigint unsigned not null,
        url varchar(1024) character set ascii collate ascii_bin not null,
        events int unsigned not null,
        secret varchar(255) character set ascii collate ascii_bin not null,
        old_secret varchar(255) character set ascii collate ascii_bin null,
        old_until bigint null,
        created_by bigint unsigned null,
        created_at bigint not null,
        updated_at bigint not null,
        failing_since bigint null,
        off_at bigint null,
        off_why varchar(8) character set ascii collate ascii_bin null,
        key webhooks_guild (guild_id, id)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
    await sql`
      create table if not exists webhook_deliveries (
        id bigint unsigned not null auto_increment primary key,
        webhook_id bigint unsigned not null,
        guild_id bigint unsigned not null,
        user_id bigint unsigned null,
        event_key varchar(64) character set ascii collate ascii_bin not null,
        type varchar(24) character set ascii collate ascii_bin not null,
        body text not null,
        state varchar(12) character set ascii collate ascii_bin not null default 'waiting',
        attempts smallint unsigned not null default 0,
        status smallint unsigned null,
        failure varchar(16) character set ascii collate ascii_bin null,
        next_at bigint null,
        created_at bigint not null,
        updated_at bigint not null,
        unique key webhook_deliveries_event (webhook_id, event_key),
        key webhook_deliveries_state (webhook_id, state),
        key webhook_deliveries_member (guild_id, user_id),
        key webhook_deliveries_created (created_at)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('webhook_deliveries').execute()
    await db.schema.dropTable('webhooks').execute()
  },
}
