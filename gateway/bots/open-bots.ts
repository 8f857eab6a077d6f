import { createTokenCipher } from '../../shared/whitelabel/token-cipher.ts'
import type { GatewaySettings } from '../config.ts'
import type { Bots } from './bots.ts'
import { BotPool } from './pool/bot-pool.ts'
import { SingleBot, type SingleBotParts } from './single-bot.ts'

const DAY_MS = 86_400_000

/**
 * The bots that the settings ask for: with keys to read stored tokens, a share of all bots; otherwise the main bot alone.
 * @param processId identifies this process among those that share the database
 */
export function openBots(
  settings: GatewaySettings,
  processId: string,
  parts: Omit<SingleBotParts, 'apiUrl' | 'sessionTiming'>,
): Bots {
  const { WHITELABEL_TOKEN_KEYS: keys, DISCORD_API_URL: apiUrl } = settings
  const sessionTiming = {
    lookMs: settings.SHARD_LOOK_MS,
    overlapMs: settings.SHARD_OVERLAP_MS,
    identifyEveryMs: settings.IDENTIFY_EVERY_MS,
  }
  const main = { botId: settings.DISCORD_APPLICATION_ID, token: settings.BOT_TOKEN }
  if (keys === undefined) {
    parts.log.info('whitelabel bots do not run here: WHITELABEL_TOKEN_KEYS is not set')
    return new SingleBot({ ...parts, apiUrl, sessionTiming }, main)
  }
  return new BotPool({
    ...parts,
    ...{ apiUrl, sessionTiming, processId, main },
    cipher: createTokenCipher(crypto, keys),
    pollMs: settings.WHITELABEL_POLL_MS,
    leaseMs: settings.WHITELABEL_LEASE_MS,
    premiumSkuIds: settings.PREMIUM_SKU_IDS ?? [],
    graceMs: settings.WHITELABEL_GRACE_DAYS * DAY_MS,
    monotonic: () => performance.now(),
  })
}
