import { type Author, entryOf } from '../../audit/entry.ts'
import { record } from '../audit/record.ts'
import type { Queries } from '../queries.ts'
import { carryOutRetry, listFailures, planRetry } from './stuck-jobs.ts'

/** Most failed jobs that are tried again at once. */
const MOST_JOBS = 1_000

/**
 * Tries failed jobs of a guild again; one role sync replaces its failed role jobs. The audit has one entry for all.
 * @param now milliseconds since 1970
 * @returns how many jobs had failed, at most 1,000: call it again for the rest
 */
export async function retryGuildJobs(db: Queries, author: Author, now: number): Promise<number> {
  const failures = await listFailures(db, { guildId: author.guildId }, MOST_JOBS)
  if (failures.length === 0) return 0
  const entry = entryOf(author, { kind: 'jobs.retried', after: { jobs: failures.length } })
  const make = () => carryOutRetry(db, planRetry(failures), now)
  await record(db, { entries: [entry], at: now, make, unmade: () => [] })
  return failures.length
}
