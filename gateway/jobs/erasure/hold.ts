import { type Erasure, holdErasure } from '../../../shared/database/privacy/erasures.ts'
import type { Queries } from '../../../shared/database/queries.ts'

/** How long a process holds an erasure without a renewal. Afterwards another process may take it. */
const HELD_MS = 60_000

/** Takes an erasure for this process. @returns null where another process has taken it */
export async function takeErasure(db: Queries, erasure: Erasure, now: number): Promise<Erasure | null> {
  const takenUntil = now + HELD_MS
  return (await holdErasure(db, erasure, takenUntil)) ? { ...erasure, takenUntil } : null
}

/** Renews the hold once half of its time has passed. @returns false where another process has taken the erasure, or it was asked for again */
export async function renewHold(db: Queries, held: Erasure, now: number): Promise<boolean> {
  if (held.takenUntil - now > HELD_MS / 2) return true
  if (!(await holdErasure(db, held, now + HELD_MS))) return false
  held.takenUntil = now + HELD_MS
  return true
}
