import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'
import { jobKinds } from './jobs.ts'
import { kindOf, storedNames } from './stored-kinds.ts'

const LONGEST_REASON = 512

/** What became of a taken job. */
export type JobOutcome =
  | { outcome: 'done' }
  /** Given back untried: to its old place in the row, or for later where `runAt` says so. */
  | { outcome: 'released'; runAt?: number }
  /** Again at `runAt`. */
  | { outcome: 'later'; runAt: number; reason: string }
  /** It can never work; kept, so that an admin can see why. */
  | { outcome: 'failed'; reason: string }

/** Records the end of a job that a process holds; a job meanwhile taken over by another process is left alone. */
export async function endJob(
  db: Kysely<Database>,
  id: string,
  processId: string,
  end: JobOutcome,
  now: number,
): Promise<void> {
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
 * Keeps one failed job for each guild, kind and reason: the first, which counts those that follow and remembers
 * the time of the last. A set channel that is gone is one row, however many level-ups wanted to be told there.
 */
async function failJob(
  db: Kysely<Database>,
  id: string,
  processId: string,
  reason: string,
  now: number,
): Promise<void> {
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
  // Counted before it goes: a crash between the two counts it twice, which is better than not at all.
  await db
    .updateTable('jobs')
    .set({ occurrences: sql`occurrences + 1`, updated_at: now })
    .where('id', '=', first.id)
    .execute()
  await db.deleteFrom('jobs').where('id', '=', id).where('taken_by', '=', processId).execute()
}

/** Gives jobs back untried, to their old place in the row: any process may take them at once, or at `runAt`. */
export async function releaseJobs(
  db: Kysely<Database>,
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

/** Holds jobs for longer. @returns those that the process still holds; any other was stopped, or taken over */
export async function keepJobs(
  db: Kysely<Database>,
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
  const kept = await db
    .selectFrom('jobs')
    .select('id')
    .where('id', 'in', ids)
    .where('taken_by', '=', processId)
    .execute()
  return new Set(kept.map((row) => row.id))
}

/** Removes failures that have not happened again since. @param before milliseconds since 1970 */
export async function purgeFailedJobs(db: Kysely<Database>, before: number): Promise<void> {
  await db
    .deleteFrom('jobs')
    .where('kind', 'in', Object.keys(jobKinds).flatMap(storedNames))
    .where('state', '=', 'failed')
    .where('updated_at', '<', before)
    .execute()
}
