import type { Kysely } from 'kysely'
import { announceProcess, countProcesses, withdrawProcess } from '../../shared/database/bots/leases.ts'
import type { ProcessRole } from '../../shared/database/processes/tables.ts'
import type { Database } from '../../shared/database/schema.ts'

export interface LiveProcessParts {
  db: Kysely<Database>
  processId: string
  role: ProcessRole
  /** The number of shards that this gateway is set to; absent for a worker. */
  shardCount?: number | null
  /** How long the others count a process that died, in milliseconds. */
  leaseMs: number
  /** Whether this process reaches the service that it needs for its share: NATS for a worker, Discord for a gateway. */
  isReachable: () => boolean
  /** How long this process keeps its share while it does not reach that service, in milliseconds. */
  patienceMs: number
  clock: { now(): number }
  monotonic: () => number
}

/** Counts this process among those that share work, as long as it can do its share. */
export class LiveProcess {
  /** How many processes share the work, this one included; while this one cannot, the last known number. */
  count = 1
  private awaySince: number | null = null

  constructor(private readonly parts: LiveProcessParts) {}

  /**
   * Tells the other processes whether this one can do its share.
   * @returns `shares`: it can, and takes its share. `keeps`: it cannot, but keeps its share, because this began a short time
   * ago or no other process can do the work. `leaves`: it cannot, and gives its share to others that can
   */
  async look(): Promise<'shares' | 'keeps' | 'leaves'> {
    const { db, processId, role, shardCount, leaseMs, isReachable, patienceMs, clock, monotonic } = this.parts
    const now = clock.now()
    if (isReachable()) {
      this.awaySince = null
      this.count = await announceProcess(db, { processId, now, until: now + leaseMs }, role, shardCount)
      return 'shares'
    }
    this.awaySince ??= monotonic()
    // At once: of two processes that cannot do their shares, neither may leave its share to the other.
    await withdrawProcess(db, processId)
    if (monotonic() - this.awaySince < patienceMs) return 'keeps'
    return (await countProcesses(db, now, role)) > 0 ? 'leaves' : 'keeps'
  }
}
