import { retryGuildJobs } from '../../../shared/database/jobs/guild-retry.ts'
import type { Mend } from './mend.ts'
import { sayMend } from './texts.ts'

/** Tries failed jobs of the guild again. */
export const retryJobs: Mend = async ({ database, guildId, actor, now, locale }) => {
  const mended = await retryGuildJobs(database, { guildId, actor }, now)
  return { mended, text: sayMend(locale)(mended === 0 ? 'nothing' : 'retried') }
}
