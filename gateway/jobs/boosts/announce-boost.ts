import { announceEdges } from '../../../shared/database/jobs/boost-edges.ts'
import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import type { EffectContext } from '../context.ts'

/** Turns the starts and ends of a boost that are due into announcements, which have a lane of their own. */
export async function announceBoost(job: JobOf<'boost-edge'>, context: EffectContext): Promise<JobOutcome> {
  const { db, processId, log, metrics } = context
  const now = context.now()
  const look = await announceEdges(db, job, { processId, now })
  if (look.found !== 'boost') return { outcome: 'done' }
  metrics.boostEdges.inc({ outcome: 'announced' }, look.announced)
  metrics.boostEdges.inc({ outcome: 'left out' }, look.late)
  if (look.late > 0)
    log.warn({ guild: job.guildId, late: look.late }, 'starts or ends of a boost were not announced: too late')
  return { outcome: 'done' }
}
