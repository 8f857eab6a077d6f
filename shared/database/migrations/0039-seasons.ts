import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Seasons, and what members had at their start and earned until their end. */
export const seasons: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table if not exists seasons (
        guild_id bigint unsigned not null,
        number int unsigned not null,
        name varchar(50) not null default '',
        state enum('starting', 'running', 'ending', 'ended', 'undoing') not null,
        started_at bigint not null,
        ends_at bigint null,
        ended_at bigint null,
        starts_anew tinyint(1) not null,
        winners tinyint unsigned not null,
        role_id bigint unsigned null,
        channel_id bigint unsigned null,
        cursor_id bigint unsigned not null default 0,
        members int unsigned not null default 0,
        won text null,
        holders text null,
        is_cut tinyint(1) not null default 0,
        primary key (guild_id, number),
        key seasons_state (state, ended_at)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
    await sql`
      create table if not exists season_members (
        guild_id bigint unsigned not null,
        number int unsigned not null,
        user_id bigint unsigned not null,
        start_xp bigint unsigned not null default 0,
        xp bigint unsigned not null default 0,
        level smallint unsigned not null default 0,
        primary key (guild_id, number, user_id),
        key season_members_place (guild_id, number, xp desc, user_id)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('season_members').execute()
    await db.schema.dropTable('seasons').execute()
  },
}
