import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Profiles that guilds gave the main bot. */
export const guildBrandings: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table if not exists guild_brandings (
        guild_id bigint unsigned not null primary key,
        nick varchar(64) null,
        bio varchar(400) null,
        avatar varchar(64) character set ascii collate ascii_bin null,
        banner varchar(64) character set ascii collate ascii_bin null,
        set_by bigint unsigned null,
        premium_ended_at bigint null,
        updated_at bigint not null,
        key guild_brandings_person (set_by)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('guild_brandings').execute()
  },
}
