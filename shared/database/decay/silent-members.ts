import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'

/** A member, with the values that decide whether decay takes XP. */
export interface DecayingMember {
  userId: Snowflake
  xp: number
  /** When the member last earned XP by messages, voice or reactions, milliseconds since 1970; null for never. */
  earnedAt: number | null
}

/**
 * When a row of `guild_users` last earned XP by messages, voice or reactions; null for never. Members who are not counted are
 * never silent, and for others the time in which they were not counted does not count. MySQL's `greatest` returns null where one
 * of its arguments is null.
 */
export const earnedAt = sql<number | null>`if(earns_after > 0,
  greatest(coalesce(last_xp_at, 0), coalesce(earned_at, 0), earns_after),
  coalesce(greatest(last_xp_at, earned_at), last_xp_at, earned_at))`

/**
 * Reads members in the order of their ids, over the primary key. No index holds the times, so every member of a guild with
 * decay is read once a day: some 2 µs each, in batches of a fixed number of rows.
 */
export async function membersAfter(
  db: Queries,
  guildId: Snowflake,
  after: Snowflake,
  limit: number,
): Promise<DecayingMember[]> {
  const { rows } = await sql<DecayingMember>`
    select user_id as userId, xp, ${earnedAt} as earnedAt from guild_users force index (primary)
    where guild_id = ${guildId} and user_id > ${after} order by user_id limit ${sql.lit(limit)}`.execute(db)
  return rows
}

/** Reads some members, in the order of their ids. */
export async function theseMembers(
  db: Queries,
  guildId: Snowflake,
  userIds: readonly Snowflake[],
): Promise<DecayingMember[]> {
  if (userIds.length === 0) return []
  const { rows } = await sql<DecayingMember>`
    select user_id as userId, xp, ${earnedAt} as earnedAt from guild_users force index (primary)
    where guild_id = ${guildId} and user_id in (${numberList(userIds)}) order by user_id`.execute(db)
  return rows
}
