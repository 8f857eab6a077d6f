import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { runText, numberText as text } from '../query/number-literals.ts'

/** The XP that a message earned. */
export interface MessageLog {
  messageId: Snowflake
  guildId: Snowflake
  userId: Snowflake
  channelId: Snowflake
  xp: number
  /** Milliseconds since 1970. */
  createdAt: number
}

/**
 * Stores the XP that messages earned. A message that is stored already stays unchanged. Not with `insert ignore`, which
 * would also hide every other error.
 */
export async function insertMessageLogs(db: Queries, logs: readonly MessageLog[]): Promise<void> {
  if (logs.length === 0) return
  const rows = logs.map(
    ({ messageId, guildId, userId, channelId, xp, createdAt }) =>
      `(${text(messageId)},${text(guildId)},${text(userId)},${text(channelId)},${text(xp)},${text(createdAt)})`,
  )
  await runText(
    db,
    `insert into message_logs (message_id, guild_id, user_id, channel_id, xp, created_at) values ${rows.join(',')}
     on duplicate key update xp = message_logs.xp`,
  )
}

/**
 * Deletes one batch of the oldest message logs: a range at the start of the primary key, which awards do not use. Not with
 * `delete ... limit`, which sharded Vitess refuses.
 * @param before the first id that stays
 * @param batch most rows to delete
 * @returns whether there may be more
 */
export async function purgeMessageLogs(db: Queries, before: Snowflake, batch: number): Promise<boolean> {
  const old = db
    .selectFrom('message_logs')
    .select('message_id as messageId')
    .where('message_id', '<', before)
    .orderBy('message_id')
  const last = await old
    .offset(batch - 1)
    .limit(1)
    .executeTakeFirst()
  const purge = db.deleteFrom('message_logs').where('message_id', '<', before)
  await (last === undefined ? purge : purge.where('message_id', '<=', last.messageId)).execute()
  return last !== undefined
}
