import { sql } from 'kysely'
import type { Queries } from '../queries.ts'

/**
 * Gives jobs back, and does not count them as tried. Any process may take them.
 * @param runAt the time from which they may be taken, in milliseconds since 1970; if left out, their time stays as it is
 */
export async function releaseJobs(
  db: Queries,
  ids: readonly string[],
  processId: string,
  now: number,
  runAt?: number,
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('jobs')
    .set({
      ...(runAt === undefined ? {} : { run_at: Math.ceil(runAt) }),
      state: 'waiting',
      taken_by: null,
      taken_until: null,
      attempts: sql`attempts - 1`,
      updated_at: now,
    })
    .where('id', 'in', ids)
    .where('taken_by', '=', processId)
    .execute()
}

/** Renews the leases of jobs. @returns the ids that the process still holds; the others were stopped or taken over */
export async function renewJobs(
  db: Queries,
  ids: readonly string[],
  processId: string,
  until: number,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  await db
    .updateTable('jobs')
    .set({ taken_until: until })
    .where('id', 'in', ids)
    .where('taken_by', '=', processId)
    .execute()
  return heldJobs(db, ids, processId)
}

/**
 * Which of these jobs the process holds. Read after a renewal, whose count of changed rows does not tell: an update to the
 * same values counts none. @param ids at least one
 */
export async function heldJobs(db: Queries, ids: readonly string[], processId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('jobs')
    .select('id')
    .where('id', 'in', ids)
    .where('taken_by', '=', processId)
    .execute()
  return new Set(rows.map((row) => row.id))
}
