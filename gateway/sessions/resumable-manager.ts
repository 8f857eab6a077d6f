import { WebSocketManager } from '@discordjs/ws'
import type { APIGatewayBotInfo, APIGatewaySessionStartLimit } from 'discord-api-types/v10'

/** How long the word on the day's identifies is believed. */
const BELIEVED_MS = 5_000

/**
 * @discordjs/ws refuses to connect where no identify is left today, also to resume, which needs none. Here it is the
 * identify guard that refuses.
 */
export class ResumableManager extends WebSocketManager {
  private latest: APIGatewayBotInfo | null = null
  private limit: { of: APIGatewaySessionStartLimit; readAt: number } | null = null

  override async fetchGatewayInformation(force?: boolean): Promise<APIGatewayBotInfo> {
    const information = await super.fetchGatewayInformation(force)
    const { session_start_limit: limit } = information
    // What was asked before comes again as the same object.
    if (information !== this.latest) this.limit = { of: limit, readAt: performance.now() }
    this.latest = information
    return { ...information, session_start_limit: { ...limit, remaining: limit.total } }
  }

  /** What Discord just said of the day's identifies, once: after it is used it is no longer true. */
  takeLimit(): APIGatewaySessionStartLimit | null {
    const { limit } = this
    this.limit = null
    return limit !== null && performance.now() - limit.readAt < BELIEVED_MS ? limit.of : null
  }
}
