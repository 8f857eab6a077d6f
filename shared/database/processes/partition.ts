import { shardOf } from '../../discord/shard.ts'
import type { Snowflake } from '../../discord/snowflake.ts'

/**
 * Into how many partitions guilds are divided. One worker at a time handles a partition, so no more workers than this
 * have work. Another number needs every worker and gateway stopped, and an empty stream.
 */
export const PARTITIONS = 64

/** The partition of a guild. @returns 0..PARTITIONS - 1 */
export const partitionOf = (guildId: Snowflake): number => shardOf(guildId, PARTITIONS)
