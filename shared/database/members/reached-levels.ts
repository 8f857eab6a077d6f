import type { Kysely } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { xpFor } from '../../levelling/curve.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Total } from '../../levelling/xp-change.ts'
import type { Database } from '../schema.ts'

/** A member's XP and level; zero for a member who is not on record. */
export async function totalOf(db: Kysely<Database>, { guildId, userId }: MemberKey): Promise<Total> {
  const row = await db
    .selectFrom('guild_users')
    .select(['xp', 'level'])
    .where('guild_id', '=', guildId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row ?? { xp: 0, level: 0 }
}

/** Asked by XP, which the leaderboard's index holds, and not by level, which no index does. */
const reached = (db: Kysely<Database>, guildId: Snowflake, level: number) =>
  db.selectFrom('guild_users').where('guild_id', '=', guildId).where('xp', '>=', xpFor(level))

/** How many members have reached a level. */
export async function countReached(db: Kysely<Database>, guildId: Snowflake, level: number): Promise<number> {
  const row = await reached(db, guildId, level)
    .select((eb) => eb.fn.countAll<number>().as('members'))
    .executeTakeFirstOrThrow()
  return row.members
}

/** The next members, by id, who have reached a level. @param after the last id of the page before */
export async function reachedAfter(
  db: Kysely<Database>,
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
