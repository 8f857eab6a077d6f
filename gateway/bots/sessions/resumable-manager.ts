import {
  type ManagerShardEventsMap,
  type OptionalWebSocketManagerOptions,
  type RequiredWebSocketManagerOptions,
  WebSocketManager,
  type WebSocketShard,
  type WebSocketShardDestroyOptions,
  WebSocketShardDestroyRecovery,
  WebSocketShardEvents,
} from '@discordjs/ws'
import type { APIGatewayBotInfo, GatewayDispatchPayload, GatewayReadyDispatchData } from 'discord-api-types/v10'

/** Receives the events of the shards of a manager. */
export interface ShardReceiver {
  dispatched(payload: GatewayDispatchPayload, shard: number): void
  /** Discord greeted the shard. */
  greeted(shard: number): void
  identified(data: GatewayReadyDispatchData, shard: number): void
  resumed(shard: number): void
  closed(code: number, shard: number): void
  socketFailed(error: Error, shard: number): void
  failed(error: Error, shard: number): void
  heartbeatAcknowledged(latencyMs: number): void
}

type CloseOptions = Required<Pick<WebSocketShardDestroyOptions, 'code' | 'reason'>>

/** One event of a manager: its name, and the values that @discordjs/ws sends with it. */
type ShardEvent = {
  [Name in keyof ManagerShardEventsMap]: [Name, ...ManagerShardEventsMap[Name]]
}[keyof ManagerShardEventsMap]

/**
 * By itself, @discordjs/ws asks Discord for the gateway's address, keeps the answer for up to a day, and refuses to connect
 * where no identify is left today, even to resume, which needs none. Here it is given the address, and `IdentifyGuard`
 * refuses in its place. Events go to one receiver: a listener for each event takes 2 KB in each of a thousand bots.
 */
export class ResumableManager extends WebSocketManager {
  constructor(
    options: Partial<OptionalWebSocketManagerOptions> & RequiredWebSocketManagerOptions,
    private readonly information: APIGatewayBotInfo,
    private readonly receiver: ShardReceiver,
  ) {
    super(options)
  }

  /** Closes one shard, which then connects again and resumes its session. @discordjs/ws by itself closes all shards together. */
  reconnect(shard: number, options: CloseOptions): void {
    // The manager and its default strategy have these fields; only their types hide them.
    const { strategy } = this as unknown as { strategy: { shards: ReadonlyMap<number, WebSocketShard> } }
    const closed = strategy.shards.get(shard)?.destroy({ ...options, recover: WebSocketShardDestroyRecovery.Resume })
    closed?.catch((error: unknown) => {
      this.receiver.failed(error instanceof Error ? error : new Error(String(error)), shard)
    })
  }

  override async fetchGatewayInformation(): Promise<APIGatewayBotInfo> {
    const { information } = this
    const session_start_limit = { ...information.session_start_limit, remaining: Number.MAX_SAFE_INTEGER }
    return { ...information, session_start_limit }
  }

  /** @returns whether the receiver gets the event */
  override emit(...emitted: [event: string | symbol, ...values: unknown[]]): boolean {
    const { receiver } = this
    // @discordjs/ws emits each event with the values that `ManagerShardEventsMap` names for it.
    const event = emitted as ShardEvent
    switch (event[0]) {
      case WebSocketShardEvents.Dispatch:
        receiver.dispatched(event[1], event[2])
        return true
      case WebSocketShardEvents.HeartbeatComplete:
        receiver.heartbeatAcknowledged(event[1].latency)
        return true
      case WebSocketShardEvents.Hello:
        receiver.greeted(event[1])
        return true
      case WebSocketShardEvents.Ready:
        receiver.identified(event[1], event[2])
        return true
      case WebSocketShardEvents.Resumed:
        receiver.resumed(event[1])
        return true
      case WebSocketShardEvents.Closed:
        receiver.closed(event[1], event[2])
        return true
      case WebSocketShardEvents.SocketError:
        receiver.socketFailed(event[1], event[2])
        return true
      case WebSocketShardEvents.Error:
        receiver.failed(event[1], event[2])
        return true
      default:
        return false
    }
  }
}
