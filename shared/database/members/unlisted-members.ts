import { type RawBuilder, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'

/**
 * Whether leaderboards show the member of a row: all do but those who want it so, and, unless the guild's setting says
 * otherwise, those who left. This is the only rule. Whoever lists members by XP selects it, and shows nobody for whom it is
 * false. The place stays the member's: nobody moves up.
 *
 * Most members have no row in `unlisted_members`, so that this costs one look into a small index for each member of a page.
 * @param userId the column with the id of the member
 */
export const isListed = (guildId: Snowflake, userId: string): RawBuilder<0 | 1> =>
  sql<0 | 1>`not exists (
    select 1 from unlisted_members as unlisted where unlisted.guild_id = ${guildId}
      and unlisted.user_id = ${sql.ref(userId)}
      and (unlisted.hidden_at is not null or (unlisted.left_at is not null and not exists (
        select 1 from guilds as setting where setting.id = ${guildId} and setting.departed_members = 'show'
      )))
  )`

/** Whether the member of a row wants not to be shown. @param guildId @param userId the columns with both ids */
export const isHidden = (guildId: string, userId: string): RawBuilder<0 | 1> =>
  sql<0 | 1>`exists (select 1 from unlisted_members as unlisted where unlisted.guild_id = ${sql.ref(guildId)}
    and unlisted.user_id = ${sql.ref(userId)} and unlisted.hidden_at is not null)`

/**
 * Stores whether leaderboards show a member, as the member wants it. Only somebody who is in the guild can ask for it, so the
 * member has not left.
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
