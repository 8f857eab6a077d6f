import { type RawBuilder, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'

/**
 * Whether leaderboards show the member of a row. They do not show members who hide. They show members who left only if the
 * guild's setting says so. This is the only rule: every statement that lists members by XP selects it, and its caller shows no
 * member for whom it is false. The member keeps the place: nobody moves up.
 *
 * The statement joins the member's row of `unlisted_members` as `unlisted` and the guild as `guild`, both by a left join: most
 * members have no row, and a guild may have none. Joins, because a subquery takes the database three times as long.
 */
export const isListed = sql<
  0 | 1
>`(unlisted.hidden_at is null and (unlisted.left_at is null or guild.departed_members <=> 'show'))`

/** Why leaderboards may not show a member: the member hides, or has left. */
export type Unlisted = 'hidden' | 'left'

/** The reason that is stored for the member of a row; null for most members. It needs the same joins as `isListed`. */
export const whyUnlisted = sql<Unlisted | null>`case when unlisted.hidden_at is not null then 'hidden'
  when unlisted.left_at is not null then 'left' end`

/** The joins for `isListed`, for statements that are text. @param userId the column with the id of the member */
export const joinUnlisted = (guildId: Snowflake, userId: string): RawBuilder<unknown> =>
  sql`left join guilds as guild on guild.id = ${guildId}
    left join unlisted_members as unlisted on unlisted.guild_id = ${guildId} and unlisted.user_id = ${sql.ref(userId)}`

/** Since when a member hides; null for a member who does not. It is found by the primary key, which is faster than by a row's columns. */
export const hiddenSince = ({ guildId, userId }: MemberKey): RawBuilder<number | null> =>
  sql<number | null>`(select hidden_at from unlisted_members where guild_id = ${guildId} and user_id = ${userId})`

/**
 * Stores whether a member hides from leaderboards. Only a member who is in the guild can ask for it, so `left_at` becomes null.
 * @param now milliseconds since 1970
 */
export async function setHidden(
  db: Queries,
  { guildId, userId }: MemberKey,
  wanted: boolean,
  now: number,
): Promise<void> {
  if (!wanted) {
    await db.deleteFrom('unlisted_members').where('guild_id', '=', guildId).where('user_id', '=', userId).execute()
    return
  }
  await db
    .insertInto('unlisted_members')
    .values({ guild_id: guildId, user_id: userId, hidden_at: now, left_at: null })
    .onDuplicateKeyUpdate({ hidden_at: now, left_at: null })
    .execute()
}
