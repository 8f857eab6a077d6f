import { createTokenCipher } from '../shared/whitelabel/token-cipher.ts'
import type { Bots } from './bots/bots.ts'
import { BotPool } from './bots/pool/bot-pool.ts'
import type { Leases } from './bots/pool/leases.ts'
import { SingleBot, type SingleBotParts } from './bots/single-bot.ts'
import type { GatewaySettings } from './config.ts'

const DAY_MS = 86_400_000

export interface OpenBotsParts extends Omit<SingleBotParts, 'apiUrl' | 'sessionTiming'> {
  /** Identifies this process among those that share the database. */
  processId: string
  /** Null where this process runs the main bot alone. */
  leases: Leases | null
}

/** The bots that the settings ask for: with keys to read stored tokens, a share of all bots; otherwise the main bot alone. */
export function openBots(settings: GatewaySettings, { leases, ...parts }: OpenBotsParts): Bots {
  const { WHITELABEL_TOKEN_KEYS: keys, DISCORD_API_URL: apiUrl } = settings
  const sessionTiming = {
    lookMs: settings.SHARD_LOOK_MS,
    overlapMs: settings.SHARD_OVERLAP_MS,
    identifyEveryMs: settings.IDENTIFY_EVERY_MS,
  }
  const main = { botId: settings.DISCORD_APPLICATION_ID, token: settings.BOT_TOKEN }
  if (keys === undefined || leases === null) {
    parts.log.info('whitelabel bots do not run here: WHITELABEL_TOKEN_KEYS is not set')
    return new SingleBot({ ...parts, apiUrl, sessionTiming }, main)
  }
  return new BotPool({
    ...parts,
    ...{ leases, apiUrl, sessionTiming, main },
    cipher: createTokenCipher(crypto, keys),
    pollMs: settings.WHITELABEL_POLL_MS,
    leaseMs: settings.WHITELABEL_LEASE_MS,
    premiumSkuIds: settings.PREMIUM_SKU_IDS ?? [],
    graceMs: settings.WHITELABEL_GRACE_DAYS * DAY_MS,
  })
}
