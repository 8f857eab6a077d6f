import type { Kysely } from 'kysely'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** Guilds whose settings were written after a time, by which every process notices a change; with that time. */
export const guildsChangedSince = (
  db: Kysely<Database>,
  time: number,
): Promise<{ id: Snowflake; updatedAt: number }[]> =>
  db.selectFrom('guilds').select(['id', 'updated_at as updatedAt']).where('updated_at', '>', time).execute()
