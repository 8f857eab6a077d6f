import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Members who share their level on the web with everybody who has the link. */
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
