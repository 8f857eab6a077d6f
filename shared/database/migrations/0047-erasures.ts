import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Members whose data is to be deleted. */
export const erasures: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table if not exists erasures (
        id bigint unsigned not null auto_increment primary key,
        guild_id bigint unsigned not null,
        user_id bigint unsigned not null,
        why enum('asked', 'left') not null,
        asked_at bigint not null,
        taken_until bigint not null default 0,
        reply text null,
        unique key erasures_member (user_id, guild_id)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('erasures').execute()
  },
}
