import type { Lease } from '../../shared/database/bots/leases.ts'

/** How often a lease is renewed in the time that it lasts, so that a renewal may fail. */
export const RENEWALS_PER_LEASE = 4

/**
 * The last part of a lease that its process does not use, so that no two processes use one bot or item even if their
 * clocks differ by as much.
 */
const UNUSED_SHARE = 0.25

export interface LeaseTimeParts {
  /** Identifies this process among those that share the database. */
  processId: string
  leaseMs: number
  clock: { now(): number }
  /** Milliseconds from any beginning; never goes back. */
  monotonic: () => number
}

/**
 * A lease from now. Call it before the query, so that the time of the query counts.
 * @returns the lease for the database, and until when this process may use it, by `monotonic`
 */
export function leaseFromNow({ processId, leaseMs, clock, monotonic }: LeaseTimeParts): {
  lease: Lease
  localUntil: number
} {
  const now = clock.now()
  return {
    lease: { processId, now, until: now + leaseMs },
    localUntil: monotonic() + leaseMs * (1 - UNUSED_SHARE),
  }
}
