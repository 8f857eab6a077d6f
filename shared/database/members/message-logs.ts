import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { numberRows } from '../query/number-literals.ts'
import type { Database } from '../schema.ts'

/** What a message earned. */
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
 * Writes what messages earned. A message that is on record already stays as it is.
 * (`insert ignore` would be shorter, and would turn every other error into a wrong row as well.)
 */
export async function insertMessageLogs(db: Kysely<Database>, logs: readonly MessageLog[]): Promise<void> {
  if (logs.length === 0) return
  const rows = logs.map((log) => [log.messageId, log.guildId, log.userId, log.channelId, log.xp, log.createdAt])
  await sql`
    insert into message_logs (message_id, guild_id, user_id, channel_id, xp, created_at) values ${numberRows(rows)}
    on duplicate key update xp = message_logs.xp`.execute(db)
}

/**
 * Deletes the oldest logs of messages older than one id, a batch at a time: a range at the cold end of the primary key,
 * which no award touches. (`delete ... limit` would be one statement; sharded Vitess refuses it.)
 * @param before the first id that stays
 * @returns whether there may be more
 */
export async function purgeMessageLogs(db: Kysely<Database>, before: Snowflake, batch: number): Promise<boolean> {
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
