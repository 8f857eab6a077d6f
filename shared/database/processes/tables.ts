import type { Generated } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Time } from '../column-types.ts'

/** The position at which each shard's session can be resumed: everything up to `sequence` is committed. */
export interface GatewaySessionTable {
  bot_id: Snowflake
  shard: number
  shard_count: number
  session_key: string
  resume_url: string
  sequence: number
  updated_at: Time
  /** The intents with which the session `intents_key` identified. */
  intents: number | null
  intents_key: string | null
}

/** Prosperity's own bot. Like a whitelabel bot, one process at a time runs it. */
export interface MainBotTable {
  bot_id: Snowflake
  lease_owner: string | null
  lease_until: Time | null
  /** The number of shards, where several gateway processes share them. */
  shard_count: number | null
  /** The number of shards that the gateway processes are changing to. */
  next_shard_count: number | null
}

/** What a process does: `gateway` holds sessions (alone or beside the rest), `worker` commits XP and runs jobs. */
export type ProcessRole = 'gateway' | 'worker'

/** Processes that share the work. */
export interface GatewayProcessTable {
  owner: string
  alive_until: Time
  role: Generated<ProcessRole>
  /** The number in the process's `SHARD_COUNT`; null for `auto`. */
  shard_count: number | null
}

/** Numbered items that one process holds at a time: the shards of the main bot, the partitions of the stream. */
export interface LeaseTable {
  scope: string
  item: number
  owner: string | null
  until: Time | null
  /** Counts the transactions that checked the lease. */
  uses: Generated<number>
  /** Of a shard, while the number of shards changes: everything that it received before this time is stored. */
  stored_until: Time | null
}

/** How far each partition of the stream was committed. */
export interface StreamPositionTable {
  partition_number: number
  /** The identity of the stream. A stream that was made anew under the same name has another, and its sequences begin at 1. */
  stream: string
  position: number
}
