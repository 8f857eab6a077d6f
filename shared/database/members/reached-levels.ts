import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type Curve, levelAt, xpFor } from '../../levelling/curve.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'

/** Loads a member's XP; 0 for a member who is not stored. */
export async function xpOf(db: Queries, { guildId, userId }: MemberKey): Promise<number> {
  const row = await db
    .selectFrom('guild_users')
    .select('xp')
    .where('guild_id', '=', guildId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row?.xp ?? 0
}

/** A level of a guild. */
export interface GuildLevel {
  guildId: Snowflake
  level: number
  /** The guild's curve. */
  curve: Curve
  /** Whether members without XP count, too. */
  everyone?: boolean
}

/**
 * Filters by XP, which the leaderboard's index contains, because no index contains the level. At least 1 XP, also for level 0, unless everyone
 * counts.
 */
const reached = (db: Queries, { guildId, level, curve, everyone = false }: GuildLevel) =>
  db
    .selectFrom('guild_users')
    .where('guild_id', '=', guildId)
    .where('xp', '>=', everyone ? 0 : Math.max(1, xpFor(level, curve)))

/** Counts the members who have reached a level. */
export async function countReached(db: Queries, level: GuildLevel): Promise<number> {
  const row = await reached(db, level)
    .select((eb) => eb.fn.countAll<number>().as('members'))
    .executeTakeFirstOrThrow()
  return row.members
}

/** Loads a page of the members who have reached a level, in the order of their ids. @param after the last id of the page before */
export async function reachedAfter(
  db: Queries,
  level: GuildLevel,
  after: Snowflake,
  limit: number,
): Promise<{ userId: Snowflake; level: number }[]> {
  const rows = await reached(db, level)
    .select(['user_id', 'xp'])
    .where('user_id', '>', after)
    .orderBy('user_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ userId: row.user_id, level: levelAt(row.xp, level.curve) }))
}

/** Of some members, the levels of all who have reached a level, by member. */
export async function reachedAmong(
  db: Queries,
  level: GuildLevel,
  userIds: readonly Snowflake[],
): Promise<Map<Snowflake, number>> {
  if (userIds.length === 0) return new Map()
  const rows = await reached(db, level)
    .select(['user_id', 'xp'])
    .where('user_id', 'in', sql<Snowflake>`(${numberList(userIds)})`)
    .execute()
  return new Map(rows.map((row) => [row.user_id, levelAt(row.xp, level.curve)]))
}
