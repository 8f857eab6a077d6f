import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import { hurryMember } from '../../../shared/database/linked-roles/links.ts'
import type { EffectContext } from '../context.ts'

/** Makes the links of a member due. After several level-ups in a short time, Discord is told only the last level. */
export async function hurryLinkedRole(job: JobOf<'linked-role'>, { db, now }: EffectContext): Promise<JobOutcome> {
  await hurryMember(db, job, now())
  return { outcome: 'done' }
}
