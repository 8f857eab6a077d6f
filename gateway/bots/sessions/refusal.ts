import { GatewayCloseCodes } from 'discord-api-types/v10'

const REFUSALS: Partial<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: 'Discord refuses the bot token (4004): put a current one in BOT_TOKEN',
  [GatewayCloseCodes.InvalidAPIVersion]:
    'Discord no longer speaks this version of its gateway (4012): update Prosperity',
  [GatewayCloseCodes.InvalidIntents]: 'Discord does not know one of the intents (4013): update Prosperity',
  [GatewayCloseCodes.DisallowedIntents]:
    'The application may not use the Server Members intent (4014): turn it on under Bot, Privileged Gateway Intents',
}

/** Why Discord will not have this bot until a person acts; null for a close after which it may come back. */
export const refusalOf = (closeCode: number): string | null => REFUSALS[closeCode] ?? null

/** Whether Discord asks for another number of shards: every session of this number is lost, and no person is needed. */
export const asksForOtherShards = (closeCode: number): boolean =>
  closeCode === GatewayCloseCodes.InvalidShard || closeCode === GatewayCloseCodes.ShardingRequired

/** Whether a connection closed with this code is made again as it was. */
export const comesBack = (closeCode: number): boolean => refusalOf(closeCode) === null && !asksForOtherShards(closeCode)
