import { carryOutRetry, listFailures, planRetry } from '../../../shared/database/jobs/stuck-jobs.ts'
import type { Mend } from './mend.ts'
import { sayMend } from './texts.ts'

/** Most failed jobs that one click tries again. The rest is listed again afterwards. */
const MOST_JOBS = 1_000

/** Tries failed jobs of the guild again. One role sync replaces its failed role jobs. */
export const retryJobs: Mend = async ({ database, guildId, now, locale }) => {
  const failures = await listFailures(database, { guildId }, MOST_JOBS)
  await carryOutRetry(database, planRetry(failures), now)
  return { mended: failures.length, text: sayMend(locale)(failures.length === 0 ? 'nothing' : 'retried') }
}
