import { DAY_MS } from '../shared/levelling/day.ts'
import { createTokenCipher } from '../shared/whitelabel/token-cipher.ts'
import type { Bots } from './bots/bots.ts'
import { LeasedMainBot, type LeasedMainBotParts } from './bots/leased/leased-main-bot.ts'
import { MainAndPool } from './bots/leased/main-and-pool.ts'
import type { MainBotClaim, MainBotParts } from './bots/main-bot-parts.ts'
import { BotPool } from './bots/pool/bot-pool.ts'
import type { Leases } from './bots/pool/leases.ts'
import { SingleBot } from './bots/single-bot.ts'
import type { GatewaySettings } from './config.ts'
import type { MainShards } from './serving.ts'

export interface OpenBotsParts extends Omit<MainBotParts, 'apiUrl' | 'sessionTiming' | keyof MainBotClaim> {
  /** Identifies this process among those that share the database. */
  processId: string
  /** Null where this process runs the main bot alone. */
  leases: Leases | null
  /** Null where one process has all shards of the main bot. */
  mainShards: MainShards | null
  onTaken: LeasedMainBotParts['onTaken']
}

/** The bots that the settings ask for: with keys to read stored tokens, a share of all bots; otherwise the main bot alone. */
export function openBots(settings: GatewaySettings, { leases, mainShards, onTaken, ...parts }: OpenBotsParts): Bots {
  const { WHITELABEL_TOKEN_KEYS: keys, DISCORD_API_URL: apiUrl } = settings
  const sessionTiming = {
    lookMs: settings.SHARD_LOOK_MS,
    overlapMs: settings.SHARD_OVERLAP_MS,
    identifyEveryMs: settings.IDENTIFY_EVERY_MS,
  }
  const claim = {
    leaseMs: settings.SHARD_LEASE_MS,
    takesOver: settings.MAIN_BOT_TAKE_OVER === 'yes',
    monotonic: () => performance.now(),
  }
  const main = { botId: settings.DISCORD_APPLICATION_ID, token: settings.BOT_TOKEN }
  const shared = mainShards === null ? null : openShared(mainShards)
  if (keys === undefined || leases === null) {
    parts.log.info('whitelabel bots do not run here: WHITELABEL_TOKEN_KEYS is not set')
    return shared ?? new SingleBot({ ...parts, ...claim, apiUrl, sessionTiming }, main)
  }
  const pool = new BotPool({
    ...parts,
    ...{ leases, apiUrl, sessionTiming, main: shared === null ? main : null, live: shared?.live ?? null },
    cipher: createTokenCipher(crypto, keys),
    pollMs: settings.WHITELABEL_POLL_MS,
    leaseMs: settings.WHITELABEL_LEASE_MS,
    premiumSkuIds: settings.PREMIUM_SKU_IDS ?? [],
    graceMs: settings.WHITELABEL_GRACE_DAYS * DAY_MS,
  })
  return shared === null ? pool : new MainAndPool(shared, pool)

  function openShared(shards: MainShards): LeasedMainBot {
    const bot = new LeasedMainBot({
      ...parts,
      ...claim,
      ...{ apiUrl, sessionTiming, main, onTaken },
      shardCount: settings.SHARD_COUNT,
      unreachableMs: settings.SHARD_UNREACHABLE_MS,
    })
    shards.holdsFirst = () => bot.holdsFirstShard
    return bot
  }
}
