import type { Snowflake } from '../../discord/snowflake.ts'
import type { LevelCount } from '../../levelling/role-outcome.ts'
import type { Queries } from '../queries.ts'

/** How many members with any XP are on each level, members who have left included. Lowest level first; empty levels are absent. */
export async function membersByLevel(db: Queries, guildId: Snowflake): Promise<LevelCount[]> {
  return db
    .selectFrom('guild_levels')
    .select(['level', 'members'])
    .where('guild_id', '=', guildId)
    .where('members', '>', 0)
    .orderBy('level')
    .execute()
}
