import { type RawBuilder, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { MAX_LEVEL, MAX_XP } from '../../levelling/curve.ts'
import { placeStep, placeStepStart } from '../../levelling/place-step.ts'
import type { Queries } from '../queries.ts'

/**
 * Selects `level`, `xp` and `user_id` of a guild's members of one level, with XP from one total to below another. It reads
 * only the leaderboard's index. Here and in the counts, a level is a step of the leaderboard (`placeStep`), whatever the
 * guild's own curve is.
 */
export const membersOfLevel = (
  guildId: Snowflake,
  level: number,
  [from, below]: readonly [from: number, below: number],
): RawBuilder<unknown> => sql`
  select ${sql.lit(level)} as level, xp, user_id from guild_users force index (guild_users_leaderboard)
  where guild_id = ${guildId} and xp >= ${from} and xp < ${below}`

/** `membersOfLevel` for all members with XP on a level. */
export const allMembersOfLevel = (guildId: Snowflake, level: number): RawBuilder<unknown> =>
  membersOfLevel(guildId, level, [
    Math.max(1, placeStepStart(level)),
    level >= MAX_LEVEL ? MAX_XP + 1 : placeStepStart(level + 1),
  ])

/** Lists the levels on which a guild has members with XP, the highest first. Each level takes one statement, which reads one entry of the index. */
export async function occupiedLevels(db: Queries, guildId: Snowflake): Promise<number[]> {
  const levels: number[] = []
  for (let below = MAX_XP + 1; ; ) {
    const { rows } = await sql<{ xp: number }>`
      select xp from guild_users force index (guild_users_leaderboard)
      where guild_id = ${guildId} and xp > 0 and xp < ${below} order by xp desc, user_id asc limit 1`.execute(db)
    const [highest] = rows
    if (highest === undefined) return levels
    const level = placeStep(highest.xp)
    levels.push(level)
    below = placeStepStart(level)
  }
}
