import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** XP for voice: its settings, the members in voice, and up to when each guild's voice events were received. */
export const voice: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table guilds
        add column voice_xp smallint unsigned not null default 0,
        add column voice_muted enum('ignore', 'earn') not null default 'ignore',
        add column voice_deafened enum('ignore', 'earn') not null default 'ignore',
        add column voice_alone enum('ignore', 'earn') not null default 'ignore',
        add column voice_afk enum('ignore', 'earn') not null default 'ignore',
        add column voice_streaming smallint unsigned not null default 0,
        add column voice_cap int unsigned not null default 0`.execute(db)
    // `members`: how many rows of `voice_sessions` have a channel. Nearly every row has 0: the index finds the others.
    await sql`
      create table if not exists voice_guilds (
        guild_id bigint unsigned not null primary key,
        seen_until bigint not null,
        seen_bot_id bigint unsigned not null,
        afk_channel_id bigint unsigned null,
        members int unsigned not null default 0,
        key voice_guilds_members (members)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
    await sql`
      create table if not exists voice_sessions (
        guild_id bigint unsigned not null,
        user_id bigint unsigned not null,
        channel_id bigint unsigned null,
        flags tinyint unsigned not null,
        roles text character set ascii collate ascii_bin not null,
        started_at bigint not null,
        changed_at bigint not null,
        settled_at bigint not null,
        counts_since bigint null,
        next_minute int unsigned not null,
        pending_from int unsigned not null,
        pending_minutes int unsigned not null,
        pending_xp int unsigned not null,
        day int unsigned not null,
        day_xp int unsigned not null,
        primary key (guild_id, user_id),
        key voice_sessions_gone (channel_id, changed_at)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('voice_sessions').execute()
    await db.schema.dropTable('voice_guilds').execute()
    await sql`
      alter table guilds drop column voice_cap, drop column voice_streaming, drop column voice_afk,
        drop column voice_alone, drop column voice_deafened, drop column voice_muted, drop column voice_xp`.execute(db)
  },
}
