import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/**
 * Since when no bot is in a guild, and the deletion of its data. For guilds that are inactive already, the time begins now: nobody knows
 * when the bot left.
 */
export const removedGuilds: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table guilds add column inactive_since bigint null`.execute(db)
    await sql`alter table guilds add index guilds_inactive (inactive_since)`.execute(db)
    await sql`update guilds set inactive_since = ${Date.now()} where active = 0`.execute(db)
    await sql`
      alter table erasures modify column why enum('asked', 'left', 'removed', 'removing') not null`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await sql`delete from erasures where why in ('removed', 'removing')`.execute(db)
    await sql`alter table erasures modify column why enum('asked', 'left') not null`.execute(db)
    await sql`alter table guilds drop index guilds_inactive, drop column inactive_since`.execute(db)
  },
}
