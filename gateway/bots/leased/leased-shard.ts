import type { REST } from '@discordjs/rest'
import type { IIdentifyThrottler } from '@discordjs/ws'
import type { APIGatewayBotInfo, GatewayDispatchPayload } from 'discord-api-types/v10'
import type { Checkpoint } from '../../../shared/database/sessions/checkpoints.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { ShardCommits, ShardProgress } from '../../bus/progress.ts'
import type { Log } from '../../ops/log.ts'
import type { Metrics } from '../../ops/metrics.ts'
import type { Clock } from '../../time/clock.ts'
import type { Handover } from '../sessions/handover.ts'
import type { ConnectTurns } from '../sessions/session-options.ts'
import { Shards } from '../sessions/shards.ts'

/** The parts that all shards of a bot share. */
export interface LeasedShardParts {
  botId: Snowflake
  token: string
  rest: REST
  ledger: ShardCommits
  connectTurns: ConnectTurns
  guard: (information: APIGatewayBotInfo) => IIdentifyThrottler
  /** Discord closed a shard. */
  onClosed: (code: number, shard: number, shardCount: number) => void
  log: Log
  metrics: Metrics
  clock: Clock
}

/** One shard that this process holds by lease. */
interface LeasedShard extends Handover {
  shard: number
  shardCount: number
  /** Stored sessions of the bot's shards, of any number of shards. */
  stored: readonly Checkpoint[]
  information: APIGatewayBotInfo
  /** Whether this process still holds the shard. While it does not, the shard does not connect and passes on no events. */
  isOurs: () => boolean
  onDispatch: (payload: GatewayDispatchPayload, progress: ShardProgress) => void
  /** The shard passes on its events. */
  onReady: () => void
}

/** Makes the connection of one leased shard, without opening it. */
export function createLeasedShard(
  parts: LeasedShardParts,
  { shard, shardCount, stored, information, holdMs, mayPass, isOurs, onDispatch, onReady }: LeasedShard,
): Shards {
  const guard = parts.guard(information)
  return new Shards({
    ...{ shardCount, information, mayIdentify: true, holdMs, mayPass },
    options: { ...parts, intake: parts.ledger.intake, onShard: (progress) => parts.ledger.follow(progress) },
    shardIds: [shard],
    stored: stored.filter((checkpoint) => checkpoint.shardCount === shardCount),
    mayConnect: isOurs,
    guard: {
      async waitForIdentify(id, signal) {
        await guard.waitForIdentify(id, signal)
        if (!isOurs()) await new Promise<never>(() => {})
      },
    },
    onDispatch: (payload, progress) => {
      if (isOurs()) onDispatch(payload, progress)
    },
    onReady,
    onAbandoned: () => {},
    onClosed: (code) => parts.onClosed(code, shard, shardCount),
  })
}
