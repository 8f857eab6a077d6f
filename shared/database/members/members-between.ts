import type { Snowflake } from '../../discord/snowflake.ts'
import type { TotalPart } from '../../levelling/curve-change.ts'
import type { Queries } from '../queries.ts'
import { listText, numberText, runText } from '../query/number-literals.ts'

/**
 * Counts the members of a guild between totals. Reads the XP of every member from the leaderboard's index, and nothing else.
 * @param totals from the least to the greatest, at least one; members below the first are not counted
 * @returns a part for each total. Parts without members are left out
 */
export async function membersBetween(db: Queries, guildId: Snowflake, totals: readonly number[]): Promise<TotalPart[]> {
  // `interval` finds the part by a binary search.
  const { rows } = await runText<{ part: number | string; members: number | string }>(
    db,
    `select interval(xp, ${listText(totals)}) as part, count(*) as members
     from guild_users force index (guild_users_leaderboard)
     where guild_id = ${numberText(guildId)} and xp >= ${numberText(totals[0] ?? 0)}
     group by part`,
  )
  return rows
    .map(({ part, members }) => ({ from: totals[Number(part) - 1] ?? 0, members: Number(members) }))
    .sort((a, b) => a.from - b.from)
}
