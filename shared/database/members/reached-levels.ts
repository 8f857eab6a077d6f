import type { Snowflake } from '../../discord/snowflake.ts'
import { xpFor } from '../../levelling/curve.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Total } from '../../levelling/xp-change.ts'
import type { Queries } from '../queries.ts'

/** Loads a member's XP and level; both 0 for a member who is not stored. */
export async function totalOf(db: Queries, { guildId, userId }: MemberKey): Promise<Total> {
  const row = await db
    .selectFrom('guild_users')
    .select(['xp', 'level'])
    .where('guild_id', '=', guildId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row ?? { xp: 0, level: 0 }
}

/** Filters by XP, which the leaderboard's index contains, because no index contains the level. */
const reached = (db: Queries, guildId: Snowflake, level: number) =>
  db.selectFrom('guild_users').where('guild_id', '=', guildId).where('xp', '>=', xpFor(level))

/** Counts the members who have reached a level. */
export async function countReached(db: Queries, guildId: Snowflake, level: number): Promise<number> {
  const row = await reached(db, guildId, level)
    .select((eb) => eb.fn.countAll<number>().as('members'))
    .executeTakeFirstOrThrow()
  return row.members
}

/** Loads a page of the members who have reached a level, in the order of their ids. @param after the last id of the page before */
export async function reachedAfter(
  db: Queries,
  guildId: Snowflake,
  level: number,
  after: Snowflake,
  limit: number,
): Promise<{ userId: Snowflake; level: number }[]> {
  const rows = await reached(db, guildId, level)
    .select(['user_id', 'level'])
    .where('user_id', '>', after)
    .orderBy('user_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ userId: row.user_id, level: row.level }))
}
