import type { Kysely } from 'kysely'
import { decideShardCount, loadShardCounts, type ShardCounts } from '../../../shared/database/bots/shard-counts.ts'
import type { Database } from '../../../shared/database/schema.ts'
import { loadCheckpoints } from '../../../shared/database/sessions/checkpoints.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { planShared } from '../sessions/shard-plan.ts'

export interface ShardCountsParts {
  db: Kysely<Database>
  botId: Snowflake
  clock: { now(): number }
  /** The number of shards to begin with where no session is stored. */
  firstCount: () => Promise<number>
}

/**
 * Reads the numbers of shards that all gateway processes use. While no process holds a shard, this process decides them
 * from the stored sessions, because a session can be resumed only with its own number of shards.
 */
export async function agreeOnShardCounts(
  { db, botId, clock, firstCount }: ShardCountsParts,
  now: number,
): Promise<Pick<ShardCounts, 'current' | 'next'>> {
  const counts = await loadShardCounts(db, botId, now)
  if (counts.isShared && counts.current !== null) return counts
  const stored = await loadCheckpoints(db, botId)
  const planned = planShared(counts, stored, await firstCount())
  if (planned.current !== counts.current || planned.next !== counts.next) {
    await decideShardCount(db, botId, counts.current, planned.current)
  }
  return loadShardCounts(db, botId, clock.now())
}
