import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Members whose level everybody with a link sees on the web. */
export const sharedMembers: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table if not exists shared_members (
        guild_id bigint unsigned not null,
        user_id bigint unsigned not null,
        primary key (guild_id, user_id)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('shared_members').execute()
  },
}
