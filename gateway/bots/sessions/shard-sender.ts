import {
  GatewayOpcodes,
  type GatewayPresenceUpdateData,
  type GatewayRequestGuildMembersData,
  type GatewaySendPayload,
} from 'discord-api-types/v10'
import type { ResumableManager } from './resumable-manager.ts'
import type { SessionOptions } from './session-options.ts'

/** Sends payloads over the connections of one bot's shards. A payload that cannot be sent is logged, and not sent again. */
export class ShardSender {
  constructor(
    private readonly manager: ResumableManager,
    private readonly parts: Pick<SessionOptions, 'botId' | 'log'>,
  ) {}

  presence(shard: number, d: GatewayPresenceUpdateData): void {
    this.send(shard, { op: GatewayOpcodes.PresenceUpdate, d }, 'presence not sent')
  }

  requestMembers(shard: number, d: GatewayRequestGuildMembersData): void {
    this.send(shard, { op: GatewayOpcodes.RequestGuildMembers, d }, 'members not asked for')
  }

  private send(shard: number, payload: GatewaySendPayload, failure: string): void {
    const { log, botId: bot } = this.parts
    const failed = (err: unknown) => log.warn({ err, bot, shard }, failure)
    Promise.resolve(this.manager.send(shard, payload)).catch(failed)
  }
}
