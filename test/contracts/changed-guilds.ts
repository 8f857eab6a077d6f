import type { Queries } from '../../shared/database/queries.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** The guilds whose settings were written after a time, with the time of the write, by which processes notice changes. */
export const guildsChangedSince = (db: Queries, time: number): Promise<{ id: Snowflake; updatedAt: number }[]> =>
  db.selectFrom('guilds').select(['id', 'updated_at as updatedAt']).where('updated_at', '>', time).execute()
