import { sql } from 'kysely'
import type { Queries } from '../queries.ts'
import { releaseJobs } from './job-leases.ts'
import { kindOf, storedNames } from './stored-kinds.ts'

const LONGEST_REASON = 512

/** How a taken job ended. Times are milliseconds since 1970. */
export type JobOutcome =
  | { outcome: 'done' }
  /** Given back, and not counted as tried. It keeps its time, unless `runAt` names a later one. */
  | { outcome: 'released'; runAt?: number }
  /** Tried again at `runAt`. */
  | { outcome: 'later'; runAt: number; reason: string }
  /** It can never work. It is kept, so that an admin can see the reason. */
  | { outcome: 'failed'; reason: string }

/** Records the end of a job that a process holds. A job that another process has taken over is not changed. */
export async function endJob(db: Queries, id: string, processId: string, end: JobOutcome, now: number): Promise<void> {
  if (end.outcome === 'failed') return failJob(db, id, processId, end.reason.slice(0, LONGEST_REASON), now)
  if (end.outcome === 'released') return releaseJobs(db, [id], processId, now, end.runAt)
  if (end.outcome === 'done') {
    await db.deleteFrom('jobs').where('id', '=', id).where('taken_by', '=', processId).execute()
    return
  }
  const reason = end.reason.slice(0, LONGEST_REASON)
  await db
    .updateTable('jobs')
    .set({ state: 'waiting', run_at: end.runAt, taken_by: null, taken_until: null, reason, updated_at: now })
    .where('id', '=', id)
    .where('taken_by', '=', processId)
    .execute()
}

/**
 * Keeps one failed job for each guild, kind and reason: the first one. It counts the later failures and remembers the
 * time of the last one. So a deleted channel is one row, however many level-ups could not be announced there.
 */
async function failJob(db: Queries, id: string, processId: string, reason: string, now: number): Promise<void> {
  const job = await db
    .selectFrom('jobs')
    .select(['guild_id', 'kind'])
    .where('id', '=', id)
    .where('taken_by', '=', processId)
    .executeTakeFirst()
  if (job === undefined) return
  const first = await db
    .selectFrom('jobs')
    .select('id')
    .where('guild_id', '=', job.guild_id)
    .where('kind', 'in', storedNames(kindOf(job.kind)))
    .where('state', '=', 'failed')
    .where('reason', '=', reason)
    .orderBy('id')
    .executeTakeFirst()
  if (first === undefined) {
    await db
      .updateTable('jobs')
      .set({ state: 'failed', taken_by: null, taken_until: null, reason, updated_at: now })
      .where('id', '=', id)
      .where('taken_by', '=', processId)
      .execute()
    return
  }
  // Counted before it is deleted: after a crash between the two it is counted twice, which is better than never.
  await db
    .updateTable('jobs')
    .set({ occurrences: sql`occurrences + 1`, updated_at: now })
    .where('id', '=', first.id)
    .execute()
  await db.deleteFrom('jobs').where('id', '=', id).where('taken_by', '=', processId).execute()
}
