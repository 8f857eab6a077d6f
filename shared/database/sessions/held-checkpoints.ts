import type { Kysely } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { useBots } from '../bots/leases.ts'
import { shardScope } from '../bots/shard-counts.ts'
import { heldAmong, useLeases } from '../processes/leases.ts'
import type { Database } from '../schema.ts'
import { type Checkpoint, saveCheckpoints } from './checkpoints.ts'

/** Who stores checkpoints, and the bot whose shards are leased. */
export interface CheckpointHolder {
  processId: string
  mainBotId: Snowflake
}

/**
 * Stores the checkpoints of the main bot's shards and of the whitelabel bots that this process holds. The leases are locked
 * in the same transaction, so a process that was paused cannot replace the checkpoint of the new holder.
 */
export async function saveHeldCheckpoints(
  db: Kysely<Database>,
  { processId, mainBotId }: CheckpointHolder,
  checkpoints: readonly Checkpoint[],
  now: number,
): Promise<void> {
  const ofMain = checkpoints.filter(({ botId }) => botId === mainBotId)
  const others = checkpoints.filter(({ botId }) => botId !== mainBotId)
  if (checkpoints.length === 0) return
  await db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      const held: Checkpoint[] = []
      for (const shardCount of new Set(ofMain.map((checkpoint) => checkpoint.shardCount))) {
        const ofCount = ofMain.filter((checkpoint) => checkpoint.shardCount === shardCount)
        const scope = shardScope(mainBotId, shardCount)
        const shards = ofCount.map(({ shard }) => shard)
        const isHeld = await useLeases(trx, scope, processId, shards)
        const kept = new Set(isHeld ? shards : await heldAmong(trx, scope, processId, shards))
        held.push(...ofCount.filter(({ shard }) => kept.has(shard)))
      }
      const bots = new Set(await useBots(trx, processId, [...new Set(others.map(({ botId }) => botId))]))
      held.push(...others.filter(({ botId }) => bots.has(botId)))
      await saveCheckpoints(trx, held, now)
    })
}

/** Deletes the checkpoints of shards that are no longer used. */
export async function forgetShards(
  db: Kysely<Database>,
  botId: Snowflake,
  shardCount: number,
  shards: readonly number[],
): Promise<void> {
  if (shards.length === 0) return
  await db
    .deleteFrom('gateway_sessions')
    .where('bot_id', '=', botId)
    .where('shard_count', '=', shardCount)
    .where('shard', 'in', shards)
    .execute()
}
