import { Leases } from './bots/pool/leases.ts'
import { ServingBots } from './bots/serving-bots.ts'
import type { GatewaySettings } from './config.ts'
import type { Runtime } from './runtime.ts'

export interface Serving {
  /** The leases of the bots that processes share; null where no keys are set, and the main bot runs in this process alone. */
  leases: Leases | null
  servingBots: ServingBots
  /** The main bot's shards, which gateway processes share; null where one process has all of them. */
  mainShards: MainShards | null
}

export interface MainShards {
  /** Whether this process holds the shard that receives the events that concern no server, such as purchases. */
  holdsFirst: () => boolean
}

/** The bots of a process that holds sessions. */
export function openServingBots(settings: GatewaySettings, { db, processId, clock }: Runtime): Serving {
  const mainBotId = settings.DISCORD_APPLICATION_ID
  const leaseMs = settings.WHITELABEL_LEASE_MS
  const takesOver = settings.MAIN_BOT_TAKE_OVER === 'yes'
  const leases =
    settings.WHITELABEL_TOKEN_KEYS === undefined
      ? null
      : new Leases({ db, processId, mainBotId, leaseMs, clock, takesOver, monotonic: () => performance.now() })
  if (settings.BOT_MODE !== 'gateway') {
    return { leases, servingBots: new ServingBots(mainBotId, leases), mainShards: null }
  }
  // The main bot sets this when it is opened.
  const mainShards: MainShards = { holdsFirst: () => false }
  const holds = (botId: string) => (botId === mainBotId ? mainShards.holdsFirst() : (leases?.holds(botId) ?? false))
  return { leases, servingBots: new ServingBots(mainBotId, { holds }), mainShards }
}
