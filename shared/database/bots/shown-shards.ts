import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { listCheckpoints } from '../sessions/checkpoints.ts'
import { loadShardCounts, shardScope } from './shard-counts.ts'

/** A shard as an operator sees it. */
export interface ShownShard {
  shard: number
  /** The process that holds it; null where none does. */
  processId: string | null
  /** Events up to this one are stored; null where no session is stored. */
  sequence: number | null
  /** When that was stored, in milliseconds since 1970. */
  savedAt: number | null
}

/** The shards of a bot that gateway processes share; none where they share none. @param now milliseconds since 1970 */
export async function listShards(db: Queries, botId: Snowflake, now: number): Promise<ShownShard[]> {
  const { current } = await loadShardCounts(db, botId, now)
  if (current === null) return []
  const rows = await db
    .selectFrom('leases')
    .select(['item', 'owner'])
    .where('scope', '=', shardScope(botId, current))
    .where('until', '>=', now)
    .execute()
  const owners = new Map(rows.map(({ item, owner }) => [item, owner]))
  const checkpoints = (await listCheckpoints(db, botId)).filter(({ shardCount }) => shardCount === current)
  return Array.from({ length: current }, (_, shard) => {
    const checkpoint = checkpoints.find((stored) => stored.shard === shard)
    return {
      shard,
      processId: owners.get(shard) ?? null,
      sequence: checkpoint?.sequence ?? null,
      savedAt: checkpoint?.savedAt ?? null,
    }
  })
}
