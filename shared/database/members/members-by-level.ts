import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type Curve, DEFAULT_CURVE, MAX_LEVEL, MAX_XP, xpFor } from '../../levelling/curve.ts'
import { placeStep, placeStepStart } from '../../levelling/place-step.ts'
import type { LevelCount } from '../../levelling/role-outcome.ts'
import { writeCurve } from '../../levelling/stored-curve.ts'
import type { Queries } from '../queries.ts'

/**
 * How many members with any XP are on each step (`placeStep`), members who have left included: on each level of a guild with
 * the default curve. Lowest first; empty steps are absent.
 */
export async function membersByStep(db: Queries, guildId: Snowflake): Promise<LevelCount[]> {
  return db
    .selectFrom('guild_levels')
    .select(['level', 'members'])
    .where('guild_id', '=', guildId)
    .where('members', '>', 0)
    .orderBy('level')
    .execute()
}

/**
 * How many members with any XP are on a guild's levels. With the default curve these are the steps. With another curve, members
 * between two wanted levels are counted at the lower one. For that a second statement counts the members who have reached each
 * wanted level; it reads one step of the leaderboard's index for each.
 * @param steps as `membersByStep` returned them
 * @param levels the levels that matter, e.g. those with a role
 */
export async function membersByLevel(
  db: Queries,
  guildId: Snowflake,
  { steps, curve, levels }: { steps: readonly LevelCount[]; curve: Curve; levels: readonly number[] },
): Promise<readonly LevelCount[]> {
  if (writeCurve(curve) === writeCurve(DEFAULT_CURVE)) return steps
  const wanted = [...new Set([0, ...levels])].sort((a, b) => a - b)
  const parts = wanted.map((level) => {
    const from = Math.max(1, xpFor(level, curve))
    const step = placeStep(from)
    const below = step >= MAX_LEVEL ? MAX_XP + 1 : placeStepStart(step + 1)
    return sql`select ${sql.lit(level)} as level, (select count(*) from guild_users force index (guild_users_leaderboard)
        where guild_id = ${guildId} and xp >= ${from} and xp < ${below})
      + (select cast(coalesce(sum(members), 0) as signed) from guild_levels
        where guild_id = ${guildId} and level > ${step}) as members`
  })
  const { rows } = await sql<LevelCount>`${sql.join(parts, sql` union all `)}`.execute(db)
  const reached = new Map(rows.map(({ level, members }) => [level, members]))
  return wanted.map((level, nth) => {
    const above = reached.get(wanted[nth + 1] ?? -1) ?? 0
    return { level, members: (reached.get(level) ?? 0) - above }
  })
}
