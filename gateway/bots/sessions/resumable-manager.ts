import {
  type OptionalWebSocketManagerOptions,
  type RequiredWebSocketManagerOptions,
  WebSocketManager,
} from '@discordjs/ws'
import type { APIGatewayBotInfo } from 'discord-api-types/v10'

/**
 * By itself, @discordjs/ws asks Discord for the gateway's address, keeps the answer for up to a day, and refuses to connect
 * where no identify is left today, even to resume, which needs none. Here it is given the address, and `IdentifyGuard`
 * refuses in its place.
 */
export class ResumableManager extends WebSocketManager {
  constructor(
    options: Partial<OptionalWebSocketManagerOptions> & RequiredWebSocketManagerOptions,
    private readonly information: APIGatewayBotInfo,
  ) {
    super(options)
  }

  override async fetchGatewayInformation(): Promise<APIGatewayBotInfo> {
    const { information } = this
    const session_start_limit = { ...information.session_start_limit, remaining: Number.MAX_SAFE_INTEGER }
    return { ...information, session_start_limit }
  }
}
