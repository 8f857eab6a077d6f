import type { RosterParts } from './pool/roster.ts'

/** The terms on which a process takes the main bot. */
export interface MainBotClaim {
  /** How long other processes wait for a process that died, in milliseconds. */
  leaseMs: number
  /** Whether to take the bot from processes of another mode. */
  takesOver: boolean
  monotonic: () => number
}

/** Dependencies of the main bot, whether one process runs it or several share its shards. */
export interface MainBotParts
  extends Omit<RosterParts, 'connectQueue' | 'looks' | 'leases' | 'onChange'>,
    MainBotClaim {
  /** Identifies this process among those that share the database. */
  processId: string
}
