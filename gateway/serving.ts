import { Leases } from './bots/pool/leases.ts'
import { ServingBots } from './bots/serving-bots.ts'
import type { GatewaySettings } from './config.ts'
import type { Runtime } from './runtime.ts'

export interface Serving {
  /** The leases of the bots that processes share; null where no keys are set, and the main bot runs in this process alone. */
  leases: Leases | null
  servingBots: ServingBots
}

/** The bots of a process that holds sessions. */
export function openServingBots(settings: GatewaySettings, { db, processId, clock }: Runtime): Serving {
  const mainBotId = settings.DISCORD_APPLICATION_ID
  const leaseMs = settings.WHITELABEL_LEASE_MS
  const leases =
    settings.WHITELABEL_TOKEN_KEYS === undefined
      ? null
      : new Leases({ db, processId, mainBotId, leaseMs, clock, monotonic: () => performance.now() })
  return { leases, servingBots: new ServingBots(mainBotId, leases) }
}
