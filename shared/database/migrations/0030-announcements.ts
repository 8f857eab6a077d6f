import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** A guild's own text for level-ups, which of them are announced, and the members whom they do not ping. */
export const announcements: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table guilds
        add column announcement_text varchar(1000) null,
        add column announcement_form enum('plain', 'embed') not null default 'plain',
        add column announce_every smallint unsigned not null default 1,
        add column announce_from smallint unsigned not null default 1,
        add column announce_only enum('all', 'rewards') not null default 'all'`.execute(db)
    await sql`
      create table if not exists unpinged_members (
        guild_id bigint unsigned not null,
        user_id bigint unsigned not null,
        primary key (guild_id, user_id)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('unpinged_members').execute()
    await sql`
      alter table guilds drop column announce_only, drop column announce_from, drop column announce_every,
        drop column announcement_form, drop column announcement_text`.execute(db)
  },
}
