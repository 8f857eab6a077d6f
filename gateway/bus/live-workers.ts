import type { Kysely } from 'kysely'
import { announceProcess, countProcesses, withdrawProcess } from '../../shared/database/bots/leases.ts'
import type { Database } from '../../shared/database/schema.ts'

export interface LiveWorkersParts {
  db: Kysely<Database>
  processId: string
  leaseMs: number
  /** Whether this worker can read from the stream now. */
  isConnected: () => boolean
  clock: { now(): number }
  monotonic: () => number
}

/** Counts this worker among those that share the partitions, as long as it can read from the stream. */
export class LiveWorkers {
  /** How many workers share the partitions, this one included; while NATS is away, the last known number. */
  count = 1
  private awaySince: number | null = null

  constructor(private readonly parts: LiveWorkersParts) {}

  /**
   * Tells the other workers whether this one can read.
   * @returns `shares`: it takes its share of the partitions. `keeps`: it cannot read, and keeps what it has, because it
   * was connected a moment ago or no other worker can read. `leaves`: others can read, so it gives its partitions to them
   */
  async look(): Promise<'shares' | 'keeps' | 'leaves'> {
    const { db, processId, leaseMs, isConnected, clock, monotonic } = this.parts
    const now = clock.now()
    if (isConnected()) {
      this.awaySince = null
      this.count = await announceProcess(db, { processId, now, until: now + leaseMs }, 'worker')
      return 'shares'
    }
    this.awaySince ??= monotonic()
    // At once, so that of two workers without NATS none counts on the other.
    await withdrawProcess(db, processId)
    if (monotonic() - this.awaySince < leaseMs) return 'keeps'
    return (await countProcesses(db, now, 'worker')) > 0 ? 'leaves' : 'keeps'
  }
}
