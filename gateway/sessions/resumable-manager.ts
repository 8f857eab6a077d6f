import { WebSocketManager } from '@discordjs/ws'
import type { APIGatewayBotInfo } from 'discord-api-types/v10'

/**
 * @discordjs/ws refuses to connect where no identify is left today, also to resume, which needs none. Here it is the
 * identify guard that refuses.
 */
export class ResumableManager extends WebSocketManager {
  override async fetchGatewayInformation(force?: boolean): Promise<APIGatewayBotInfo> {
    const information = await super.fetchGatewayInformation(force)
    const { session_start_limit: limit } = information
    return { ...information, session_start_limit: { ...limit, remaining: limit.total } }
  }
}
