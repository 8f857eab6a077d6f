/** Discord recommends one shard for so many guilds. */
const RECOMMENDED_GUILDS = 1_000
/** Discord refuses a shard with more guilds. https://discord.com/developers/docs/events/gateway#sharding */
const MOST_GUILDS_OF_SHARD = 2_500
/** If the fullest shard has so many guilds, the operator is warned. */
export const MANY_GUILDS_OF_SHARD = 2_000
/** Identifies that are left for manual use: Discord resets the token of a bot that uses the last one of a day. */
export const IDENTIFIES_KEPT = 10

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b))

/**
 * Finds the old shards that can have guilds in common with a new shard. A guild is on shard `x % count`, so two shards have
 * guilds in common if their numbers are equal modulo the greatest common divisor of both counts.
 * @param shard one of `to` shards @returns some of `from` shards
 */
export function shardsInCommon(shard: number, to: number, from: number): number[] {
  const divisor = greatestDivisor(from, to)
  return Array.from({ length: from / divisor }, (_, nth) => (shard % divisor) + nth * divisor)
}

/** The facts on which a change of the number of shards is judged. */
export interface ShardCountFacts {
  wanted: number
  /** How many shards Discord recommends. */
  recommended: number
  /** Guilds on the fullest of the wanted shards. */
  fullest: number
  /** Identifies left today by Discord's count. */
  identifies: number
  /** Wanted shards that already have a session, from an earlier change. */
  opened: number
  /** Processes whose `SHARD_COUNT` names another number. */
  pinned: readonly { processId: string; shardCount: number }[]
}

/** A reason why the number of shards cannot be changed now. */
export type ShardCountRefusal =
  | { reason: 'too-few'; least: number }
  | { reason: 'too-full'; guilds: number }
  | { reason: 'too-few-identifies'; needed: number; left: number }
  | { reason: 'pinned'; processId: string; shardCount: number }

/** Judges the wanted number of shards. @returns every reason against it; empty where it may be changed */
export function judgeShardCount(facts: ShardCountFacts): ShardCountRefusal[] {
  const { wanted, recommended, fullest, identifies, opened, pinned } = facts
  const least = Math.ceil((recommended * RECOMMENDED_GUILDS) / MOST_GUILDS_OF_SHARD)
  const needed = wanted - opened + IDENTIFIES_KEPT
  return [
    ...(wanted < least ? [{ reason: 'too-few', least } as const] : []),
    // At the limit there is no room for one more guild.
    ...(fullest >= MOST_GUILDS_OF_SHARD ? [{ reason: 'too-full', guilds: fullest } as const] : []),
    ...(identifies < needed ? [{ reason: 'too-few-identifies', needed, left: identifies } as const] : []),
    ...pinned.map((process) => ({ reason: 'pinned', ...process }) as const),
  ]
}
