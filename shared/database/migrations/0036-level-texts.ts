import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** A guild's own texts for single levels. */
export const levelTexts: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table if not exists level_texts (
        guild_id bigint unsigned not null,
        level smallint unsigned not null,
        form enum('plain', 'embed') not null default 'plain',
        text varchar(1000) not null,
        primary key (guild_id, level)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('level_texts').execute()
  },
}
