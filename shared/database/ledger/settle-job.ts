import type { MemberKey } from '../../levelling/member-key.ts'
import { newRow } from '../jobs/jobs.ts'
import type { Queries } from '../queries.ts'

/** Within this time, most changes are finished and their jobs deleted. */
const LOOK_AFTER_MS = 5_000

/**
 * Writes the job that finishes a change of a member's total if the edge ends before it has finished the change. The job must be
 * stored before the change.
 * @param now milliseconds since 1970
 * @returns the job's id
 */
export async function insertSettleJob(db: Queries, member: MemberKey, now: number): Promise<string> {
  const row = newRow({ kind: 'settle-total', ...member, payload: {} }, now)
  const { insertId } = await db
    .insertInto('jobs')
    .values({ ...row, run_at: now + LOOK_AFTER_MS })
    .executeTakeFirstOrThrow()
  return String(insertId)
}

/** Deletes the job: the change is finished, or will not be made. A process that has just taken the job ends it itself. */
export async function deleteSettleJob(db: Queries, id: string): Promise<void> {
  await db.deleteFrom('jobs').where('id', '=', id).where('state', '=', 'waiting').execute()
}
