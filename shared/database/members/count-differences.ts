import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { allMembersOfLevel, occupiedLevels } from './occupied-levels.ts'

/** Lists the levels on which a guild has members with XP, or counts members. */
export async function levelsToCompare(db: Queries, guildId: Snowflake): Promise<Set<number>> {
  const counted = await db
    .selectFrom('guild_levels')
    .select('level')
    .where('guild_id', '=', guildId)
    .where('members', '!=', 0)
    .execute()
  return new Set([...(await occupiedLevels(db, guildId)), ...counted.map(({ level }) => level)])
}

/**
 * Compares the stored counts of levels with the members, level by level, so that no statement takes long in a big guild. A
 * statement reads the count and the members of a level at the same moment.
 * @returns what must be added, by level; a level with the right count is absent
 */
export async function levelDifferences(
  db: Queries,
  guildId: Snowflake,
  levels: Iterable<number>,
): Promise<Map<number, number>> {
  const differences = new Map<number, number>()
  for (const level of levels) {
    const { rows } = await sql<{ missing: number }>`
      select cast(count(*) as signed) - cast(coalesce(
        (select members from guild_levels where guild_id = ${guildId} and level = ${level}), 0) as signed) as missing
      from (${allMembersOfLevel(guildId, level)}) as member`.execute(db)
    const missing = rows[0]?.missing ?? 0
    if (missing !== 0) differences.set(level, missing)
  }
  return differences
}

/** The sum of a guild's stored counts of levels, less its stored total. 0 where the guild has no row. */
export async function totalDifference(db: Queries, guildId: Snowflake): Promise<number> {
  const { rows } = await sql<{ missing: number }>`
    select cast(coalesce((select sum(members) from guild_levels where guild_id = ${guildId}), 0) as signed)
      - cast(member_count as signed) as missing
    from guilds where id = ${guildId}`.execute(db)
  return rows[0]?.missing ?? 0
}
