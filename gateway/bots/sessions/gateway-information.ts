import type { REST } from '@discordjs/rest'
import { type APIGatewayBotInfo, Routes } from 'discord-api-types/v10'

/** What Discord says about a bot's gateway: the address, the recommended number of shards, the identifies left today. */
export class GatewayInformation {
  private latest: { of: APIGatewayBotInfo; readAt: number } | null = null

  constructor(
    private readonly rest: Pick<REST, 'get'>,
    private readonly monotonic: () => number,
    /** Called with each answer of Discord about the identifies left. */
    private readonly onLimit: (limit: APIGatewayBotInfo['session_start_limit']) => void,
  ) {}

  /** @param believedMs how old an earlier answer may be to be used again */
  async ask(believedMs = 0): Promise<APIGatewayBotInfo> {
    const { latest } = this
    if (latest !== null && this.monotonic() - latest.readAt < believedMs) return latest.of
    // Discord's documented answer to this route.
    const of = (await this.rest.get(Routes.gatewayBot())) as APIGatewayBotInfo
    this.latest = { of, readAt: this.monotonic() }
    this.onLimit(of.session_start_limit)
    return of
  }
}
