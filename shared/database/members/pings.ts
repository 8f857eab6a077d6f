import { type MemberKey, memberKeyText } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'

/** Stores whether announcements of a member's level-ups ping the member. Members who never changed it are pinged. */
export async function setPings(db: Queries, { guildId, userId }: MemberKey, isPinged: boolean): Promise<void> {
  if (isPinged) {
    await db.deleteFrom('unpinged_members').where('guild_id', '=', guildId).where('user_id', '=', userId).execute()
    return
  }
  await db.insertInto('unpinged_members').ignore().values({ guild_id: guildId, user_id: userId }).execute()
}

/** Finds the members whom announcements do not ping. @returns their keys, as `memberKeyText` writes them */
export async function unpingedAmong(db: Queries, members: readonly MemberKey[]): Promise<ReadonlySet<string>> {
  if (members.length === 0) return new Set()
  const rows = await db
    .selectFrom('unpinged_members')
    .selectAll()
    .where('guild_id', 'in', [...new Set(members.map(({ guildId }) => guildId))])
    .where('user_id', 'in', [...new Set(members.map(({ userId }) => userId))])
    .execute()
  return new Set(rows.map((row) => memberKeyText(row.guild_id, row.user_id)))
}
