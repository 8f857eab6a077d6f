import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/**
 * Every XP that no message earned, as rows that are never changed, and the sum of these rows beside each member's total.
 * `source` and `entry_key` are ASCII, so that keys which differ only in case are two keys.
 */
export const xpLedger: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    // Readers ask for the rows of a member or of a guild, which lie together in the primary key. A second index is not needed.
    await sql`
      create table if not exists xp_ledger (
        guild_id bigint unsigned not null,
        user_id bigint unsigned not null,
        source varchar(24) character set ascii collate ascii_bin not null,
        entry_key varchar(96) character set ascii collate ascii_bin not null,
        amount bigint not null,
        at bigint not null,
        actor_id bigint unsigned null,
        reason varchar(512) null,
        reverses varchar(96) character set ascii collate ascii_bin null,
        primary key (guild_id, user_id, source, entry_key)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
    await sql`
      alter table guild_users
        add column ledger_xp bigint not null default 0,
        add column ledger_rows int unsigned not null default 0,
        add column open_entry varchar(1024) null`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table guild_users drop column open_entry, drop column ledger_rows, drop column ledger_xp`.execute(db)
    await db.schema.dropTable('xp_ledger').execute()
  },
}
