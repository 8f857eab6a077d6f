import type { Kysely } from 'kysely'
import { settleChange } from '../../gateway/jobs/totals/settle-change.ts'
import { createLog } from '../../gateway/ops/log.ts'
import { createMetrics } from '../../gateway/ops/metrics.ts'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Database } from '../../shared/database/schema.ts'
import { DEFAULT_CURVE } from '../../shared/levelling/curve.ts'
import type { MemberKey } from '../../shared/levelling/member-key.ts'
import { decideChange, type Total, type XpChange } from '../../shared/levelling/xp-change.ts'
import { changeWhole } from './whole-change.ts'

/** An admin's change of a member's XP. */
export interface EdgeChange {
  member: MemberKey
  key: string
  change: XpChange
  /** Milliseconds since 1970. */
  now: number
}

/** Makes a change as the edge does, and waits for the work after its reply. */
export function changeAtEdge(db: Queries, { member, key, change, now }: EdgeChange) {
  const decide = (before: Total) => decideChange(before, change, DEFAULT_CURVE)
  return changeWhole(db, { member, key, actor: { ...SCRIPT, id: '9' }, reason: 'a reason', decide }, now)
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
