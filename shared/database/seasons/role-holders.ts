import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** Stores the members who have each season's role. @param holders by number of the season */
export async function saveHolders(
  db: Queries,
  guildId: Snowflake,
  holders: ReadonlyMap<number, readonly Snowflake[]>,
): Promise<void> {
  for (const [number, userIds] of holders)
    await db
      .updateTable('seasons')
      .set({ holders: JSON.stringify(userIds) })
      .where('guild_id', '=', guildId)
      .where('number', '=', number)
      .execute()
}
