import { sql } from 'kysely'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'
import { isListed, joinUnlisted } from './unlisted-members.ts'
import { type NewUser, toUser, type UserRow } from './users.ts'

/** Stores whether a member shares their level on the web with everybody who has the link. At first, no member does. */
export async function setShared(db: Queries, { guildId, userId }: MemberKey, isShared: boolean): Promise<void> {
  if (isShared) {
    await db.insertInto('shared_members').ignore().values({ guild_id: guildId, user_id: userId }).execute()
    return
  }
  await db.deleteFrom('shared_members').where('guild_id', '=', guildId).where('user_id', '=', userId).execute()
}

/** A member who shares their level. */
export interface SharedMember {
  /** Null if the user is not stored. */
  user: NewUser | null
}

/** Finds a member who shares their level; null for others, and for members whom leaderboards do not show. */
export async function sharedMember(db: Queries, { guildId, userId }: MemberKey): Promise<SharedMember | null> {
  const { rows } = await sql<UserRow>`
    select users.username, users.global_name as globalName, users.discriminator, users.avatar
    from shared_members
    left join users on users.id = shared_members.user_id
    ${joinUnlisted(guildId, 'shared_members.user_id')}
    where shared_members.guild_id = ${guildId} and shared_members.user_id = ${userId} and ${isListed}`.execute(db)
  const [row] = rows
  return row === undefined ? null : { user: toUser(userId, row) }
}
