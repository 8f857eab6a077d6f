import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/**
 * Members whom leaderboards do not show, and whether a guild's leaderboards show members who left. A leaderboard of a period is
 * made by one reader.
 */
export const unlistedMembers: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    // A table of its own: pages read it for ten members at a time, and most members have no row.
    await sql`
      create table if not exists unlisted_members (
        guild_id bigint unsigned not null,
        user_id bigint unsigned not null,
        hidden_at bigint null,
        left_at bigint null,
        primary key (guild_id, user_id)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
    await sql`
      alter table guilds add column departed_members enum('hide', 'show') not null default 'hide'`.execute(db)
    await sql`
      alter table period_boards
        add column unlisted tinyint unsigned not null default 0,
        add column claimed_until bigint not null default 0`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await sql`alter table period_boards drop column claimed_until, drop column unlisted`.execute(db)
    await sql`alter table guilds drop column departed_members`.execute(db)
    await db.schema.dropTable('unlisted_members').execute()
  },
}
