import type { REST } from '@discordjs/rest'
import type { GatewayDispatchPayload } from 'discord-api-types/v10'
import type { Checkpoint } from '../../../shared/database/sessions/checkpoints.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { ShardProgress } from '../../bus/progress.ts'
import type { Log } from '../../ops/log.ts'
import type { Metrics } from '../../ops/metrics.ts'
import type { Clock } from '../../time/clock.ts'

/** Milliseconds, as the settings have them. */
export interface SessionTiming {
  /** Between two looks at the number of shards that Discord recommends. */
  lookMs: number
  /** How long a new shard is held back beside the old ones: what these still have on the way comes within this. */
  overlapMs: number
  /** Between two identifies of the same rate key. */
  identifyEveryMs: number
}

export interface SessionOptions {
  botId: Snowflake
  token: string
  rest: REST
  /** Where the sessions of an earlier process can be resumed. */
  loadCheckpoints: () => Promise<readonly Checkpoint[]>
  /** Forgets the stored sessions of every other number of shards. */
  keepCheckpoints: (shardCount: number) => Promise<void>
  onDispatch: (payload: GatewayDispatchPayload, progress: ShardProgress) => void
  onShard: (progress: ShardProgress) => void
  /** Nothing more of this shard is to be stored; resolves once that is so. */
  onShardGone: (progress: ShardProgress) => Promise<void>
  connectTurns: ConnectTurns
  timing: SessionTiming
  onChange?: (change: SessionChange) => void
  log: Log
  metrics: Metrics
  clock: Clock
  random: () => number
}

/** Says when a connection may be made: whoever failed waits longer each time, the bots of a process take turns. */
export interface ConnectTurns {
  /** @param what the connection: a shard, or the bot as a whole */
  wait(what: string): Promise<void>
  arrived(what: string): void
}

/** What becomes of a session. */
export type SessionChange =
  | { to: 'ready' }
  /** It comes back by itself. */
  | { to: 'away' }
  /** Discord will not have it until a person acts. */
  | { to: 'refused'; closeCode: number }
  /** The day's identifies are nearly spent; `resetAt` in milliseconds since 1970. */
  | { to: 'spent'; resetAt: number }
