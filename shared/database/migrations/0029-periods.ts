import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** How much XP each member had when the day, week and month of their newest XP began, and leaderboards made from it. */
export const periods: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    // Awards change a row once a day, so the index costs them little.
    await sql`
      create table if not exists member_periods (
        guild_id bigint unsigned not null,
        source enum('messages', 'voice', 'reactions') not null,
        user_id bigint unsigned not null,
        total bigint not null,
        day int unsigned not null,
        week int unsigned not null,
        month int unsigned not null,
        before_day bigint not null,
        before_week bigint not null,
        before_month bigint not null,
        primary key (guild_id, source, user_id),
        key member_periods_day (guild_id, source, day)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
    await sql`
      create table if not exists period_boards (
        guild_id bigint unsigned not null,
        period enum('all', 'month', 'week', 'day') not null,
        source enum('all', 'messages', 'voice') not null,
        page smallint unsigned not null,
        first_day int unsigned not null,
        made_at bigint not null,
        pages smallint unsigned not null,
        members text not null,
        primary key (guild_id, period, source, page)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('period_boards').execute()
    await db.schema.dropTable('member_periods').execute()
  },
}
