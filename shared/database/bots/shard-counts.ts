import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** The name of the leases of a bot's shards under one number of shards. */
export const shardScope = (botId: Snowflake, shardCount: number): string => `shards:${botId}:${shardCount}`

/** A pattern of `like` for the leases of a bot's shards under every number of shards. */
export const allShardScopes = (botId: Snowflake): string => `shards:${botId}:%`

/** How many shards the gateway processes share. */
export interface ShardCounts {
  /** Null before the first process has decided it. */
  current: number | null
  /** The number that they are changing to; null while the number does not change. */
  next: number | null
  /** Whether any process holds a shard. */
  isShared: boolean
}

/** Reads how the shards of a main bot are shared. @param now milliseconds since 1970 */
export async function loadShardCounts(db: Queries, botId: Snowflake, now: number): Promise<ShardCounts> {
  const row = await db
    .selectFrom('main_bots')
    .select((eb) => [
      'shard_count',
      'next_shard_count',
      eb
        .exists(
          eb
            .selectFrom('leases')
            .select('item')
            .where('scope', 'like', allShardScopes(botId))
            .where('until', '>=', now),
        )
        .as('shared'),
    ])
    .where('bot_id', '=', botId)
    .executeTakeFirst()
  return {
    current: row?.shard_count ?? null,
    next: row?.next_shard_count ?? null,
    isShared: Boolean(row?.shared),
  }
}

/**
 * Stores the number of shards, and ends a change to another number, unless another process has changed it meanwhile.
 * @param was the number as it was read
 */
export async function decideShardCount(
  db: Queries,
  botId: Snowflake,
  was: number | null,
  shardCount: number,
): Promise<void> {
  await db.insertInto('main_bots').ignore().values({ bot_id: botId }).execute()
  await db
    .updateTable('main_bots')
    .set({ shard_count: shardCount, next_shard_count: null })
    .where('bot_id', '=', botId)
    .where('shard_count', was === null ? 'is' : '=', was)
    .execute()
}
