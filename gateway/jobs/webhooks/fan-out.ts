import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import { inReadCommitted } from '../../../shared/database/read-committed.ts'
import { fanOut } from '../../../shared/database/webhooks/fan-out.ts'
import type { EffectContext } from '../context.ts'

/** Writes the deliveries of an event. A process that takes the job over writes none of them a second time. */
export async function fanOutEvent(
  { id, guildId, userId, createdAt: at, payload: { event } }: JobOf<'member-event' | 'guild-event'>,
  { db, now, metrics }: EffectContext,
): Promise<JobOutcome> {
  const queued = { guildId, userId, key: `evt_${id}`, event, at }
  const { dropped } = await inReadCommitted(db, (trx) => fanOut(trx, queued, now()))
  if (dropped > 0) metrics.webhookDeliveries.inc({ outcome: 'dropped' }, dropped)
  return { outcome: 'done' }
}
