import type { Kysely } from 'kysely'
import { settleChange } from '../../gateway/jobs/totals/settle-change.ts'
import { createLog } from '../../gateway/ops/log.ts'
import { createMetrics } from '../../gateway/ops/metrics.ts'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import { changeTotal } from '../../shared/database/members/xp-changes.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Database } from '../../shared/database/schema.ts'
import { DEFAULT_CURVE } from '../../shared/levelling/curve.ts'
import type { MemberKey } from '../../shared/levelling/member-key.ts'
import { decideChange, type XpChange } from '../../shared/levelling/xp-change.ts'

/** An admin's change of a member's XP. */
export interface EdgeChange {
  member: MemberKey
  key: string
  change: XpChange
  /** Milliseconds since 1970. */
  now: number
}

/** Makes a change as the edge does, and waits for the work after its reply. */
export async function changeAtEdge(db: Queries, { member, key, change, now }: EdgeChange) {
  const following: Promise<unknown>[] = []
  const after = (work: Promise<unknown>): void => void following.push(work)
  const about = { member, key, actor: { ...SCRIPT, id: '9' }, reason: 'a reason', isHere: true, after }
  const changed = await changeTotal(
    db,
    { ...about, decide: (before) => decideChange(before, change, DEFAULT_CURVE) },
    now,
  )
  await Promise.all(following)
  return changed
}

const log = createLog({ level: 'silent', secrets: [], write: () => {} })
const metrics = createMetrics()

/** Carries out all jobs of the kind `settle-total`, as the gateway does. */
export async function finishChanges(db: Kysely<Database>, now: number): Promise<void> {
  const options = { processId: 'p', now, leaseMs: 1, limit: 99, perGuild: 99, kinds: ['settle-total'] as const }
  for (const job of await takeJobs(db, options)) {
    if (job.kind !== 'settle-total') throw new Error('only jobs of the kind settle-total were asked for')
    await settleChange(job, { db, now: () => now, log, metrics })
    await db.deleteFrom('jobs').where('id', '=', job.id).execute()
  }
}
