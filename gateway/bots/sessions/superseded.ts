import type { GatewayDispatchPayload } from 'discord-api-types/v10'
import { shardOf } from '../../../shared/discord/shard.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'

/** Events that say how something now is. Each guild begins with all of it when a new shard takes it on. */
const OF_STATE = /^(?:GUILD_(?:CREATE|UPDATE|DELETE|ROLE_)|CHANNEL_|THREAD_)/

/** The shards that take over from others. */
export interface Successor {
  shardCount: number
  isShardReady(shard: number): boolean
}

/**
 * Whether an event of the old shards says what the new ones know better. What happens once (a message, a member who
 * joins) counts from whichever shard it comes first; of what lasts, an old word must not undo a newer one.
 */
export function isSuperseded({ t, d }: GatewayDispatchPayload, { shardCount, isShardReady }: Successor): boolean {
  if (!OF_STATE.test(t)) return false
  const guildId = guildOf(d)
  return guildId !== null && isShardReady(shardOf(guildId, shardCount))
}

function guildOf(data: unknown): Snowflake | null {
  if (typeof data !== 'object' || data === null) return null
  const id = 'guild_id' in data ? data.guild_id : 'id' in data ? data.id : null
  return typeof id === 'string' && /^\d{1,20}$/.test(id) ? id : null
}
