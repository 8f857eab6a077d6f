import { GatewayCloseCodes } from 'discord-api-types/v10'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Log } from '../../ops/log.ts'

const REFUSALS: Partial<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: 'Discord refuses the bot token (4004): put a current one in BOT_TOKEN',
  [GatewayCloseCodes.InvalidAPIVersion]:
    'Discord no longer supports this version of its gateway (4012): update Prosperity',
  [GatewayCloseCodes.InvalidIntents]: 'Discord does not know one of the intents (4013): update Prosperity',
  [GatewayCloseCodes.DisallowedIntents]:
    'The application may not use the Server Members intent (4014): turn it on under Bot, Privileged Gateway Intents',
}

/** Why Discord refuses this bot until a person acts; null for a close code after which it may connect again. */
const refusalOf = (closeCode: number): string | null => REFUSALS[closeCode] ?? null

/** Whether Discord asks for another number of shards. Every session of this number is lost then. */
const asksForOtherShards = (closeCode: number): boolean =>
  closeCode === GatewayCloseCodes.InvalidShard || closeCode === GatewayCloseCodes.ShardingRequired

/** Whether a connection closed with this code is made again as it was. */
export const comesBack = (closeCode: number): boolean => refusalOf(closeCode) === null && !asksForOtherShards(closeCode)

/** A closed session of a shard. */
interface ClosedSession {
  bot: Snowflake
  shard: number
  /** The number of shards. */
  of: number
  code: number
}

/**
 * Logs a closed session, unless Discord refuses the bot: that is logged once for all shards.
 * @returns `refused`: Discord refuses the bot until a person acts; `other-shards`: all sessions of this number of shards are
 * lost; `again`: the shard connects again by itself
 */
export function noteClosed(closed: ClosedSession, log: Pick<Log, 'info'>): 'refused' | 'other-shards' | 'again' {
  if (refusalOf(closed.code) !== null) return 'refused'
  log.info(closed, 'session closed')
  return asksForOtherShards(closed.code) ? 'other-shards' : 'again'
}

/** Logs that Discord refuses a bot. @returns the reason */
export function noteRefusal(bot: Snowflake, code: number, log: Pick<Log, 'error'>): string | null {
  const refusal = refusalOf(code)
  log.error({ bot, code }, refusal ?? '')
  return refusal
}
