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
  /** Whether this process reaches what it needs for its share: NATS for a worker, Discord for a gateway. */
  isReachable: () => boolean
  /** How long it keeps its share without that, in milliseconds. */
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
   * @returns `shares`: it takes its share. `keeps`: it can do nothing, and keeps what it has, because that has not lasted
   * long or because no other process can do more. `leaves`: others can, so it gives its share to them
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
    // At once, so that of two processes that can do nothing neither counts on the other.
    await withdrawProcess(db, processId)
    if (monotonic() - this.awaySince < patienceMs) return 'keeps'
    return (await countProcesses(db, now, role)) > 0 ? 'leaves' : 'keeps'
  }
}
