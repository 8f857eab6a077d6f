import type { Checkpoint } from '../../../shared/database/sessions/checkpoints.ts'

/**
 * Discord recommends about 1,000 guilds a shard and refuses more than 2,500. Reacting to a fifth more keeps far below
 * that, and a bot with many shards does not open all of them anew for one more.
 */
const GROWTH = 1.2

/** Whether to move to the recommended number of shards. Fewer are never needed: what is open serves as well. */
export const wantsMoreShards = (shardCount: number, recommended: number): boolean =>
  recommended >= Math.ceil(shardCount * GROWTH)

export interface StartPlan {
  /** The number of shards to begin with. */
  shardCount: number
  /** False where sessions that are lost are better opened under another number of shards. */
  mayIdentify: boolean
  /** The number to move to next: a hand-over that the last process did not end. */
  handOverTo: number | null
}

/**
 * What to open at a start. A stored session can only be resumed under its own number of shards, so that number comes
 * first, whatever Discord recommends by now. Of two complete numbers the smaller is the older: it was there before the
 * hand-over began, so nothing that it has still to bring may be overtaken.
 */
export function planStart(checkpoints: readonly Checkpoint[], recommended: number): StartPlan {
  const counts = [...new Set(checkpoints.map((checkpoint) => checkpoint.shardCount))].sort((a, b) => a - b)
  const complete = counts.filter((count) => isComplete(checkpoints, count))
  const [oldest] = complete
  const newest = complete.at(-1)
  if (oldest !== undefined && oldest !== newest) {
    return { shardCount: oldest, mayIdentify: false, handOverTo: newest ?? null }
  }
  if (oldest !== undefined) return { shardCount: oldest, mayIdentify: oldest === recommended, handOverTo: null }
  // A first start that was cut short: what it opened is resumed, the rest is identified.
  const begun = counts.includes(recommended) ? recommended : counts.at(-1)
  return { shardCount: begun ?? recommended, mayIdentify: true, handOverTo: null }
}

function isComplete(checkpoints: readonly Checkpoint[], shardCount: number): boolean {
  const shards = new Set(checkpoints.filter((stored) => stored.shardCount === shardCount).map(({ shard }) => shard))
  return shardCount > 0 && Array.from({ length: shardCount }, (_, shard) => shard).every((shard) => shards.has(shard))
}
