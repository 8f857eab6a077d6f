import type { Kysely } from 'kysely'
import type { Lease } from '../../shared/database/bots/leases.ts'
import { type LeaseScope, releaseLeases, renewLeases, takeLeases } from '../../shared/database/processes/leases.ts'
import type { Database } from '../../shared/database/schema.ts'
import { type LeaseTimeParts, leaseFromNow } from './lease-time.ts'

export interface ItemLeasesParts extends LeaseTimeParts {
  db: Kysely<Database>
  items: LeaseScope
  /** Decides whether items may be taken, and calls `take` with the database or a transaction; absent, they may be. */
  claim?: (lease: Lease, take: (db: Kysely<Database>) => Promise<number[]>) => Promise<number[]>
}

/** The numbered items (partitions, shards) that this process holds, and until when it may use them without asking again. */
export class ItemLeases {
  private readonly until = new Map<number, number>()

  constructor(private readonly parts: ItemLeasesParts) {}

  get held(): number[] {
    return [...this.until.keys()]
  }

  /** Whether this process may use the item now. */
  holds(item: number): boolean {
    return (this.until.get(item) ?? Number.NEGATIVE_INFINITY) > this.parts.monotonic()
  }

  /** Takes free items, `limit` at most. @returns those that it got */
  async take(limit: number): Promise<number[]> {
    const { db, items, claim } = this.parts
    const { lease, localUntil } = leaseFromNow(this.parts)
    const take = (from: Kysely<Database>) => takeLeases(from, items, lease, limit)
    const taken = await (claim === undefined ? take(db) : claim(lease, take))
    for (const item of taken) this.until.set(item, localUntil)
    return taken
  }

  /** Holds every item for longer. @returns those that are no longer this process's */
  async renew(): Promise<number[]> {
    const { db, items } = this.parts
    const { lease, localUntil } = leaseFromNow(this.parts)
    const asked = this.held
    const kept = new Set(await renewLeases(db, items.scope, lease, asked))
    // An item that was released or ran out during the query is not held again.
    for (const item of asked) if (kept.has(item) && this.until.has(item)) this.until.set(item, localUntil)
    return this.drop(asked.filter((item) => !kept.has(item)))
  }

  /** Items whose leases ran out before they were renewed; this process no longer holds them. */
  takeExpired(): number[] {
    return this.drop(this.held.filter((item) => !this.holds(item)))
  }

  /** Releases items whose use has ended. */
  async release(items: readonly number[]): Promise<void> {
    for (const item of items) this.until.delete(item)
    const { db, processId } = this.parts
    await releaseLeases(db, this.parts.items.scope, processId, items)
  }

  /** Forgets items that another process has. @returns those that this process had until now */
  drop(items: readonly number[]): number[] {
    return items.filter((item) => this.until.delete(item))
  }
}
