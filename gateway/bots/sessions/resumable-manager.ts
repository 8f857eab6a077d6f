import {
  type ManagerShardEventsMap,
  type OptionalWebSocketManagerOptions,
  type RequiredWebSocketManagerOptions,
  SimpleShardingStrategy,
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

/** @discordjs/ws by itself can only close all shards of a manager together. */
class SeparateShards extends SimpleShardingStrategy {
  async reconnect(shard: number, options: CloseOptions): Promise<void> {
    // The class has this map; only its types hide it.
    const { shards } = this as unknown as { shards: ReadonlyMap<number, WebSocketShard> }
    await shards.get(shard)?.destroy({ ...options, recover: WebSocketShardDestroyRecovery.Resume })
  }
}

/**
 * By itself, @discordjs/ws asks Discord for the gateway's address, keeps the answer for up to a day, and refuses to connect
 * where no identify is left today, even to resume, which needs none. Here it is given the address, and `IdentifyGuard`
 * refuses in its place. Events go to one receiver: a listener for each event takes 2 KB in each of a thousand bots.
 */
export class ResumableManager extends WebSocketManager {
  private readonly built: { readonly strategy?: SeparateShards }

  constructor(
    options: Partial<OptionalWebSocketManagerOptions> & RequiredWebSocketManagerOptions,
    private readonly information: APIGatewayBotInfo,
    private readonly receiver: ShardReceiver,
  ) {
    const built: { strategy?: SeparateShards } = {}
    super({
      ...options,
      buildStrategy(manager) {
        built.strategy = new SeparateShards(manager)
        return built.strategy
      },
    })
    this.built = built
  }

  /** Closes one shard, which then connects again and resumes its session. */
  reconnect(shard: number, options: CloseOptions): void {
    this.built.strategy?.reconnect(shard, options).catch((error: unknown) => {
      this.receiver.failed(error instanceof Error ? error : new Error(String(error)), shard)
    })
  }

  override async fetchGatewayInformation(): Promise<APIGatewayBotInfo> {
    const { information } = this
    const session_start_limit = { ...information.session_start_limit, remaining: Number.MAX_SAFE_INTEGER }
    return { ...information, session_start_limit }
  }

  /** @returns whether the event is of interest here */
  override emit(event: string | symbol, ...values: unknown[]): boolean {
    const { receiver } = this
    // @discordjs/ws sends each event with the values that `ManagerShardEventsMap` names for it.
    switch (event) {
      case WebSocketShardEvents.Dispatch:
        receiver.dispatched(...(values as ManagerShardEventsMap[WebSocketShardEvents.Dispatch]))
        return true
      case WebSocketShardEvents.HeartbeatComplete: {
        const [{ latency }] = values as ManagerShardEventsMap[WebSocketShardEvents.HeartbeatComplete]
        receiver.heartbeatAcknowledged(latency)
        return true
      }
      case WebSocketShardEvents.Hello:
        receiver.greeted(...(values as ManagerShardEventsMap[WebSocketShardEvents.Hello]))
        return true
      case WebSocketShardEvents.Ready:
        receiver.identified(...(values as ManagerShardEventsMap[WebSocketShardEvents.Ready]))
        return true
      case WebSocketShardEvents.Resumed:
        receiver.resumed(...(values as ManagerShardEventsMap[WebSocketShardEvents.Resumed]))
        return true
      case WebSocketShardEvents.Closed:
        receiver.closed(...(values as ManagerShardEventsMap[WebSocketShardEvents.Closed]))
        return true
      case WebSocketShardEvents.SocketError:
        receiver.socketFailed(...(values as ManagerShardEventsMap[WebSocketShardEvents.SocketError]))
        return true
      case WebSocketShardEvents.Error:
        receiver.failed(...(values as ManagerShardEventsMap[WebSocketShardEvents.Error]))
        return true
      default:
        return false
    }
  }
}
