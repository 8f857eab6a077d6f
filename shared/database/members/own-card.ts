import type { LevelCard } from '../../cards/choice.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'

/** Stores a member's own choice of a picture in a guild. @param card null for the guild's choice */
export async function setOwnCard(db: Queries, { guildId, userId }: MemberKey, card: LevelCard | null): Promise<void> {
  if (card === null) {
    await db.deleteFrom('member_cards').where('guild_id', '=', guildId).where('user_id', '=', userId).execute()
    return
  }
  await db
    .insertInto('member_cards')
    .values({ guild_id: guildId, user_id: userId, card })
    .onDuplicateKeyUpdate({ card })
    .execute()
}
