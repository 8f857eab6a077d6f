import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/**
 * XP for reactions, and XP that silent members lose: the settings, what members have earned on the present day, and how far
 * the decay of each guild is.
 */
export const sources: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table guilds
        add column reaction_given_xp smallint unsigned not null default 0,
        add column reaction_received_xp smallint unsigned not null default 0,
        add column reaction_given_cap smallint unsigned not null default 100,
        add column reaction_received_cap smallint unsigned not null default 100,
        add column decay_percent double not null default 0,
        add column decay_after_days smallint unsigned not null default 30,
        add column decay_lowest_level smallint unsigned not null default 0`.execute(db)
    await sql`alter table guild_users add column earned_at bigint null`.execute(db)
    await sql`
      create table if not exists earning_days (
        guild_id bigint unsigned not null,
        user_id bigint unsigned not null,
        source varchar(24) character set ascii collate ascii_bin not null,
        day int unsigned not null,
        xp bigint unsigned not null,
        primary key (guild_id, user_id, source)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
    await sql`
      create table if not exists decay_progress (
        guild_id bigint unsigned not null primary key,
        began_at bigint not null,
        day int unsigned not null,
        after_id bigint unsigned not null default 0,
        is_done tinyint(1) not null default 0,
        members int unsigned not null default 0,
        xp bigint unsigned not null default 0
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('decay_progress').execute()
    await db.schema.dropTable('earning_days').execute()
    await sql`alter table guild_users drop column earned_at`.execute(db)
    await sql`
      alter table guilds
        drop column decay_lowest_level, drop column decay_after_days, drop column decay_percent,
        drop column reaction_received_cap, drop column reaction_given_cap,
        drop column reaction_received_xp, drop column reaction_given_xp`.execute(db)
  },
}
