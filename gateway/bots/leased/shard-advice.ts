import type { Kysely } from 'kysely'
import { fullestShard } from '../../../shared/database/bots/shard-change.ts'
import type { Database } from '../../../shared/database/schema.ts'
import { MANY_GUILDS_OF_SHARD } from '../../../shared/discord/shard-change.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Log } from '../../ops/log.ts'
import type { Metrics } from '../../ops/metrics.ts'
import { wantsMoreShards } from '../sessions/shard-plan.ts'

export interface ShardAdviceParts {
  db: Kysely<Database>
  botId: Snowflake
  log: Log
  metrics: Pick<Metrics, 'fullestShard'>
}

/** Warns where Discord recommends more shards than there are, or a shard is nearly full, and names the command that changes it. */
export async function adviseOnShards(
  { db, botId, log, metrics }: ShardAdviceParts,
  { shards, recommended }: { shards: number; recommended: number },
): Promise<void> {
  const guilds = await fullestShard(db, botId, shards)
  metrics.fullestShard.set(guilds)
  const run = `scripts/shards set ${Math.max(recommended, shards + 1)}`
  if (wantsMoreShards(shards, recommended)) {
    log.warn({ bot: botId, shards, recommended, run }, 'Discord recommends more shards')
  }
  if (guilds < MANY_GUILDS_OF_SHARD) return
  log.warn(
    { bot: botId, shards, guilds, run },
    'a shard is nearly full: Discord refuses shards of more than 2,500 servers',
  )
}
