import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** The position at which a shard's session can be resumed. Everything up to `sequence` is committed; Discord sends the rest again. */
export interface Checkpoint {
  botId: Snowflake
  shard: number
  shardCount: number
  sessionKey: string
  resumeUrl: string
  sequence: number
  /** The intents with which the session identified; null where a process of an older release began it. */
  intents: number | null
}

/** Loads the checkpoints of all shards of a bot. */
export const loadCheckpoints = (db: Queries, botId: Snowflake): Promise<Checkpoint[]> => loadAllCheckpoints(db, [botId])

/** Loads the checkpoints of several bots in one statement. */
export async function loadAllCheckpoints(db: Queries, botIds: readonly Snowflake[]): Promise<Checkpoint[]> {
  if (botIds.length === 0) return []
  const rows = await db.selectFrom('gateway_sessions').selectAll().where('bot_id', 'in', botIds).execute()
  return rows.map((row) => ({
    botId: row.bot_id,
    shard: row.shard,
    shardCount: row.shard_count,
    sessionKey: row.session_key,
    resumeUrl: row.resume_url,
    sequence: row.sequence,
    intents: row.intents_key === row.session_key ? row.intents : null,
  }))
}

/** A checkpoint as an operator sees it. */
export interface ShownCheckpoint extends Pick<Checkpoint, 'shard' | 'shardCount' | 'sequence'> {
  /** When it was written, in milliseconds since 1970. */
  savedAt: number
}

/** The checkpoints of one bot by number of shards, then by shard. */
export const listCheckpoints = (db: Queries, botId: Snowflake): Promise<ShownCheckpoint[]> =>
  db
    .selectFrom('gateway_sessions')
    .select(['shard', 'shard_count as shardCount', 'sequence', 'updated_at as savedAt'])
    .where('bot_id', '=', botId)
    .orderBy('shard_count')
    .orderBy('shard')
    .execute()

/** Deletes a bot's checkpoints of other numbers of shards. */
export async function keepCheckpointsOf(db: Queries, botId: Snowflake, shardCount: number): Promise<void> {
  await db.deleteFrom('gateway_sessions').where('bot_id', '=', botId).where('shard_count', '!=', shardCount).execute()
}

/** Stores checkpoints in one statement. Each replaces the one of its shard. */
export async function saveCheckpoints(db: Queries, checkpoints: readonly Checkpoint[], now: number): Promise<void> {
  if (checkpoints.length === 0) return
  await db
    .insertInto('gateway_sessions')
    .values(
      checkpoints.map((checkpoint) => ({
        bot_id: checkpoint.botId,
        shard: checkpoint.shard,
        shard_count: checkpoint.shardCount,
        session_key: checkpoint.sessionKey,
        resume_url: checkpoint.resumeUrl,
        sequence: checkpoint.sequence,
        updated_at: now,
        intents: checkpoint.intents,
        intents_key: checkpoint.sessionKey,
      })),
    )
    .onDuplicateKeyUpdate((eb) => ({
      shard_count: eb.fn('values', ['shard_count']),
      session_key: eb.fn('values', ['session_key']),
      resume_url: eb.fn('values', ['resume_url']),
      sequence: eb.fn('values', ['sequence']),
      updated_at: eb.fn('values', ['updated_at']),
      intents: eb.fn('values', ['intents']),
      intents_key: eb.fn('values', ['intents_key']),
    }))
    .execute()
}
