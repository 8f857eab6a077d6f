import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/**
 * Imports that the gateway reads, and other changes of many members. `attempt` counts how many times a job has begun to read
 * the input: rows of an earlier attempt are deleted. `expires_at`: when an import that is uploaded, read or waits for a confirmation ends.
 */
export const readImports: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table imports
        add column kind varchar(16) character set ascii collate ascii_bin not null default 'import',
        add column attempt int unsigned not null default 0,
        add column source text null,
        add column options text null,
        add column preview mediumtext null,
        add column refusal varchar(255) null,
        add column curve_after varchar(64) character set ascii collate ascii_bin null,
        add column expires_at bigint null`.execute(db)
    // A statement that adds columns and a key copies the table.
    await sql`alter table imports add key imports_expires (expires_at)`.execute(db)
    await sql`
      create table if not exists import_parts (
        import_id bigint unsigned not null,
        part smallint unsigned not null,
        bytes mediumblob not null,
        primary key (import_id, part)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('import_parts').execute()
    await sql`delete from imports where state in ('uploading', 'reading', 'ready', 'refused') or kind <> 'import'`.execute(
      db,
    )
    await sql`
      alter table imports
        drop key imports_expires, drop column expires_at, drop column curve_after, drop column refusal, drop column preview,
        drop column options, drop column source, drop column attempt, drop column kind`.execute(db)
  },
}
