import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Where a guild shows pictures, their accent colour, and the members' own choice of a background. */
export const memberCards: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table guilds
        add column level_card_on varchar(16) not null default 'level',
        add column card_accent char(7) null`.execute(db)
    await sql`
      create table if not exists member_cards (
        guild_id bigint unsigned not null,
        user_id bigint unsigned not null,
        card varchar(16) not null,
        primary key (guild_id, user_id)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('member_cards').execute()
    await sql`alter table guilds drop column card_accent, drop column level_card_on`.execute(db)
  },
}
