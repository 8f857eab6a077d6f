import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Roles that the most active members of the last days hold, and who holds them. */
export const activityRoles: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table if not exists activity_roles (
        guild_id bigint unsigned not null,
        role_id bigint unsigned not null,
        members smallint unsigned not null,
        days smallint unsigned not null,
        next_at bigint not null,
        renewed_at bigint not null default 0,
        primary key (guild_id, role_id),
        key activity_roles_next (next_at)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
    await sql`
      create table if not exists activity_role_holders (
        guild_id bigint unsigned not null,
        role_id bigint unsigned not null,
        user_id bigint unsigned not null,
        state enum('new', 'sent', 'held', 'taking') not null,
        primary key (guild_id, role_id, user_id)
      ) engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('activity_role_holders').execute()
    await db.schema.dropTable('activity_roles').execute()
  },
}
