import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { useBots } from '../bots/leases.ts'
import { aloneScope } from '../bots/main-bot-use.ts'
import { shardScope } from '../bots/shard-counts.ts'
import { heldAmong, useLeases } from '../processes/leases.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'
import { inReadCommitted } from '../read-committed.ts'
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
  await inReadCommitted(db, async (trx) => {
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

/**
 * Stores the checkpoints of the bots that a standalone process holds by lease, in one statement that locks no lease. A
 * process that was paused writes nothing about a bot that another process has taken since.
 */
export async function saveOwnCheckpoints(
  trx: Queries,
  { processId, mainBotId }: CheckpointHolder,
  checkpoints: readonly Checkpoint[],
  now: number,
): Promise<void> {
  if (checkpoints.length === 0) return
  const rows = checkpoints.map(
    ({ botId, shard, shardCount, sessionKey, resumeUrl, sequence, intents }) => sql`
      select ${numberList([botId])} as bot_id, ${numberList([shard])} as shard, ${numberList([shardCount])} as shard_count,
        ${sessionKey} as session_key, ${resumeUrl} as resume_url, ${numberList([sequence])} as sequence,
        ${sql.lit(intents)} as intents, ${sessionKey} as intents_key`,
  )
  await sql`
    insert into gateway_sessions
      (bot_id, shard, shard_count, session_key, resume_url, sequence, intents, intents_key, updated_at)
    select moved.*, ${now} from (${sql.join(rows, sql` union all `)}) as moved
    where exists (select 1 from main_bots where main_bots.bot_id = moved.bot_id and lease_owner = ${processId})
      or exists (select 1 from whitelabel_bots as bot where bot.bot_id = moved.bot_id and lease_owner = ${processId})
      or (moved.bot_id = ${numberList([mainBotId])} and exists (
        select 1 from leases where scope = ${aloneScope(mainBotId)} and item = 0 and owner = ${processId}))
    on duplicate key update session_key = values(session_key), resume_url = values(resume_url),
      sequence = values(sequence), intents = values(intents), intents_key = values(intents_key), updated_at = values(updated_at)`.execute(
    trx,
  )
}

/** Deletes the checkpoints of shards that are no longer used. */
export async function forgetShards(
  db: Queries,
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
