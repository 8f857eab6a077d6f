import type { REST } from '@discordjs/rest'
import type { GatewayDispatchPayload } from 'discord-api-types/v10'
import type { Checkpoint } from '../../../shared/database/sessions/checkpoints.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Intake } from '../../bus/intake.ts'
import type { ShardProgress } from '../../bus/progress.ts'
import type { Log } from '../../ops/log.ts'
import type { Metrics } from '../../ops/metrics.ts'
import { SharedRepeat } from '../../ops/shared-repeat.ts'
import type { Clock } from '../../time/clock.ts'

/** Milliseconds, as the settings have them. */
export interface SessionTiming {
  /** Between two checks of the number of shards that Discord recommends. */
  lookMs: number
  /** How long the events of new shards are held back, so that the last events of the old shards arrive first. */
  overlapMs: number
  /** Between two identifies of the same rate key. */
  identifyEveryMs: number
}

/** One timer for all sessions of a process. */
export type Looks = SharedRepeat<{ look(): Promise<void> }>

export const looksEvery = ({ lookMs }: Pick<SessionTiming, 'lookMs'>, log: Log): Looks =>
  new SharedRepeat('look at the recommended number of shards', lookMs, (session) => session.look(), log)

export interface SessionOptions {
  botId: Snowflake
  token: string
  rest: REST
  /** The stored checkpoints: sessions of an earlier process that can be resumed. */
  loadCheckpoints: () => Promise<readonly Checkpoint[]>
  /** Forgets the stored sessions of every other number of shards. */
  keepCheckpoints: (shardCount: number) => Promise<void>
  onDispatch: (payload: GatewayDispatchPayload, progress: ShardProgress) => void
  onShard: (progress: ShardProgress) => void
  /** Stores no more checkpoints of this shard; resolves once none is being stored. */
  onShardGone: (progress: ShardProgress) => Promise<void>
  connectTurns: ConnectTurns
  /** Pauses shards while too many of their writes wait. */
  intake: Pick<Intake, 'mustPause' | 'room'>
  timing: SessionTiming
  /** Makes each session look at the number of shards that Discord recommends, from time to time. */
  looks: Looks
  onChange?: (change: SessionChange) => void
  log: Log
  metrics: Metrics
  clock: Clock
  random: () => number
}

/** The name of a bot's connection as a whole in `ConnectTurns`. */
export const BOT = 'bot'

/** Decides when a connection may be made: later after each failure, and a few bots of a process at a time. */
export interface ConnectTurns {
  /** @param connection the name of a shard, or `BOT` */
  wait(connection: string): Promise<void>
  arrived(connection: string): void
}

/** A change of a session. */
export type SessionChange =
  | { to: 'ready' }
  /** It connects again by itself. */
  | { to: 'away' }
  /** Discord refuses it until a person acts. */
  | { to: 'refused'; closeCode: number }
  /** The day's identifies are nearly spent; `resetAt` in milliseconds since 1970. */
  | { to: 'spent'; resetAt: number }
