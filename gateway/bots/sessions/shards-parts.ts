import type { IIdentifyThrottler } from '@discordjs/ws'
import type { APIGatewayBotInfo, GatewayDispatchPayload } from 'discord-api-types/v10'
import type { Checkpoint } from '../../../shared/database/sessions/checkpoints.ts'
import type { ShardProgress } from '../../bus/progress.ts'
import type { SessionOptions } from './session-options.ts'

/** Dependencies of the shards of one bot with one number of shards. */
export interface ShardsParts {
  options: Pick<
    SessionOptions,
    'botId' | 'token' | 'rest' | 'onShard' | 'connectTurns' | 'intake' | 'log' | 'metrics' | 'clock'
  >
  shardCount: number
  /** The shards to open; absent, all are opened. */
  shardIds?: readonly number[]
  /** Whether this process may still connect; asked before each connection. */
  mayConnect?: () => boolean
  /** Checkpoints of this number of shards. */
  stored: readonly Checkpoint[]
  /** Whether a shard whose session is lost may identify. If not, the shard is abandoned. */
  mayIdentify: boolean
  /** How long the events of each shard are held back once it is connected, in milliseconds. */
  holdMs: number
  /** Whether the events of a shard may be passed on after that time; absent, they may. @param connectedAt milliseconds since 1970 */
  mayPass?: (shard: number, connectedAt: number) => boolean
  information: APIGatewayBotInfo
  guard: IIdentifyThrottler
  onDispatch: (payload: GatewayDispatchPayload, progress: ShardProgress) => void
  onReady: (shard: number, how: 'identified' | 'resumed') => void
  /** Called when a shard is abandoned. */
  onAbandoned: () => void
  /** Discord or the network closed the connection of a shard; not called for a shard that was paused. */
  onClosed: (code: number, shard: number) => void
}
