import type { Kysely } from 'kysely'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** The guilds whose settings were written after a time, with the time of the write. Processes notice changes by it. */
export const guildsChangedSince = (
  db: Kysely<Database>,
  time: number,
): Promise<{ id: Snowflake; updatedAt: number }[]> =>
  db.selectFrom('guilds').select(['id', 'updated_at as updatedAt']).where('updated_at', '>', time).execute()
