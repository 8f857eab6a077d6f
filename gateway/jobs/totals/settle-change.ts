import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import { settleTotals } from '../../../shared/database/ledger/settle.ts'
import type { EffectContext } from '../context.ts'

/** The edge writes the change within this time after the job, or never. All work for a request ends after half a minute. */
const WRITTEN_WITHIN_MS = 60_000

/**
 * Finishes a change of a member's total that the edge did not finish. If no change is written yet, it is looked for once
 * more, after the time in which the edge may still write it.
 */
export async function settleChange(
  { guildId, userId, createdAt }: JobOf<'settle-total'>,
  { db, now, log, metrics }: Pick<EffectContext, 'db' | 'now' | 'log' | 'metrics'>,
): Promise<JobOutcome> {
  const settled = await db
    .transaction()
    .setIsolationLevel('read committed')
    .execute((trx) => settleTotals(trx, [{ guildId, userId }]))
  metrics.ledgerChangesFinished.inc(settled)
  if (settled > 0) log.info({ guild: guildId }, 'a change of XP that the edge had not finished is finished')
  const lastLookAt = createdAt + WRITTEN_WITHIN_MS
  if (settled > 0 || now() >= lastLookAt) return { outcome: 'done' }
  return { outcome: 'later', runAt: lastLookAt, reason: 'the change is not written yet' }
}
