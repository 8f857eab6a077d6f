import type { Queries } from '../../shared/database/queries.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** Loads the number of members on each level of a guild, the highest level first. */
export async function levelCounts(db: Queries, guildId: Snowflake): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('guild_levels')
    .select(['level', 'members'])
    .where('guild_id', '=', guildId)
    .where('members', '!=', 0)
    .orderBy('level', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.level, row.members]))
}
