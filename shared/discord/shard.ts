import type { Snowflake } from './snowflake.ts'

/** The shard that serves a guild. @returns 0..shardCount - 1; https://discord.com/developers/docs/events/gateway#sharding */
export const shardOf = (guildId: Snowflake, shardCount: number): number =>
  shardCount === 1 ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shardCount))
