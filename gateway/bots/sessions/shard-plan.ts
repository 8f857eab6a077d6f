import type { Checkpoint } from '../../../shared/database/sessions/checkpoints.ts'

/**
 * A bot moves when Discord recommends a fifth more shards. Discord recommends about 1,000 guilds a shard and refuses more
 * than 2,500, so that is early enough. A bot with many shards would otherwise open all of them again for each additional one.
 */
const GROWTH = 1.2

/** Whether to move to the recommended number of shards. A bot never moves to fewer: more shards do no harm. */
export const wantsMoreShards = (shardCount: number, recommended: number): boolean =>
  recommended >= Math.ceil(shardCount * GROWTH)

export interface StartPlan {
  /** The number of shards to begin with. */
  shardCount: number
  /** False where lost sessions are better opened under another number of shards. */
  mayIdentify: boolean
  /** The number to move to next: the last process did not finish this move. */
  handOverTo: number | null
}

/**
 * Plans which shards to open at a start. A stored session can only be resumed under its own number of shards, so that
 * number is opened first, whatever Discord recommends now. Of two complete numbers the smaller is the older: it was open
 * before the move began, so its events must come first.
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
  // The first start was interrupted: the shards that it opened resume, and the others identify.
  const begun = counts.includes(recommended) ? recommended : counts.at(-1)
  return { shardCount: begun ?? recommended, mayIdentify: true, handOverTo: null }
}

/** Whether a session of each of so many shards is stored. */
export function isComplete(checkpoints: readonly Checkpoint[], shardCount: number): boolean {
  const shards = new Set(checkpoints.filter((stored) => stored.shardCount === shardCount).map(({ shard }) => shard))
  return shardCount > 0 && Array.from({ length: shardCount }, (_, shard) => shard).every((shard) => shards.has(shard))
}

/** How many shards the gateway processes have, and how many they are changing to. */
export interface SharedCounts {
  current: number | null
  next: number | null
}

/**
 * Plans the numbers of shards where no gateway process holds a shard, and the last ones may have stopped in the middle of
 * a change. @param recommended the number to begin with where nothing is stored
 */
export function planShared(
  { current, next }: SharedCounts,
  checkpoints: readonly Checkpoint[],
  recommended: number,
): { current: number; next: number | null } {
  const isStored = checkpoints.some(({ shardCount }) => shardCount === current)
  if (next !== null && !isStored && isComplete(checkpoints, next)) return { current: next, next: null }
  // The change continues.
  if (next !== null && current !== null && isStored) return { current, next }
  // Also where sessions of an earlier number are still stored: the processes had changed to this one.
  if (current !== null && isComplete(checkpoints, current)) return { current, next: null }
  return { current: planStart(checkpoints, recommended).shardCount, next: null }
}
