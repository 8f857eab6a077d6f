import type { Kysely } from 'kysely'
import { countedLevel, countMembers } from '../../shared/database/members/level-counts.ts'
import { insertMessageLogs } from '../../shared/database/members/message-logs.ts'
import type { Database } from '../../shared/database/schema.ts'
import { type Snowflake, snowflakeAt } from '../../shared/discord/snowflake.ts'
import { levelAt } from './default-curve.ts'

/** Stores a member's first XP. */
export async function hasXp(
  db: Kysely<Database>,
  {
    guildId,
    userId,
    xp,
    lastXpAt = null,
  }: { guildId: Snowflake; userId: Snowflake; xp: number; lastXpAt?: number | null },
): Promise<void> {
  const row = { guild_id: guildId, user_id: userId, xp, level: levelAt(xp), message_count: 1, last_xp_at: lastXpAt }
  await db.insertInto('guild_users').values(row).execute()
  await countMembers(db, [{ guildId, from: null, to: countedLevel(row) }])
}

/** Stores a message that earned XP, and adds the XP to the member's, who must have some already. @returns the message's id */
export async function earns(
  db: Kysely<Database>,
  award: { guildId: Snowflake; userId: Snowflake; channelId: Snowflake; xp: number; at: number },
): Promise<Snowflake> {
  const { guildId, userId, channelId, xp, at } = award
  // The id contains bits of the user's id, so that messages of different members in one millisecond have different ids.
  const messageId = String(BigInt(snowflakeAt(at)) + (BigInt(userId) & 0xfffn))
  await insertMessageLogs(db, [{ messageId, guildId, userId, channelId, xp, createdAt: at }])
  const member = db.selectFrom('guild_users').select(['xp', 'level']).where('guild_id', '=', guildId)
  const before = await member.where('user_id', '=', userId).executeTakeFirstOrThrow()
  const total = before.xp + xp
  await db
    .updateTable('guild_users')
    .set({ xp: total, level: levelAt(total), last_xp_at: at })
    .where('guild_id', '=', guildId)
    .where('user_id', '=', userId)
    .execute()
  await countMembers(db, [{ guildId, from: countedLevel(before), to: levelAt(total) }])
  return messageId
}
