import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Imports of members' XP from other bots. */
export const imports: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    // `busy_guild_id`: the guild while the import is under way. It is unique, so a guild has one import at a time.
    await sql`
      create table if not exists imports (
        id bigint unsigned not null auto_increment primary key,
        guild_id bigint unsigned not null,
        busy_guild_id bigint unsigned null,
        state varchar(16) character set ascii collate ascii_bin not null,
        wants_stop tinyint unsigned not null default 0,
        format varchar(24) character set ascii collate ascii_bin not null,
        title varchar(64) not null,
        curve_before varchar(64) character set ascii collate ascii_bin null,
        mode varchar(16) character set ascii collate ascii_bin not null,
        members int unsigned not null default 0,
        after_id bigint unsigned not null default 0,
        done int unsigned not null default 0,
        changed int unsigned not null default 0,
        xp bigint not null default 0,
        actor_id bigint unsigned null,
        created_at bigint not null,
        updated_at bigint not null,
        unique key imports_busy (busy_guild_id),
        key imports_guild (guild_id, id),
        key imports_updated (updated_at)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
    await sql`
      create table if not exists import_rows (
        import_id bigint unsigned not null,
        user_id bigint unsigned not null,
        xp bigint unsigned not null,
        primary key (import_id, user_id)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('import_rows').execute()
    await db.schema.dropTable('imports').execute()
  },
}
