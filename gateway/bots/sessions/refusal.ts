import { GatewayCloseCodes } from 'discord-api-types/v10'

const REFUSALS: Partial<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: 'Discord refuses the bot token (4004): put a current one in BOT_TOKEN',
  [GatewayCloseCodes.InvalidAPIVersion]:
    'Discord no longer supports this version of its gateway (4012): update Prosperity',
  [GatewayCloseCodes.InvalidIntents]: 'Discord does not know one of the intents (4013): update Prosperity',
  [GatewayCloseCodes.DisallowedIntents]:
    'The application may not use the Server Members intent (4014): turn it on under Bot, Privileged Gateway Intents',
}

/** Why Discord refuses this bot until a person acts; null for a close code after which it may connect again. */
export const refusalOf = (closeCode: number): string | null => REFUSALS[closeCode] ?? null

/** Whether Discord asks for another number of shards. Every session of this number is lost then. */
export const asksForOtherShards = (closeCode: number): boolean =>
  closeCode === GatewayCloseCodes.InvalidShard || closeCode === GatewayCloseCodes.ShardingRequired

/** Whether a connection closed with this code is made again as it was. */
export const comesBack = (closeCode: number): boolean => refusalOf(closeCode) === null && !asksForOtherShards(closeCode)
