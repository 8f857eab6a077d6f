import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { jobKinds } from './jobs.ts'
import { kindOf, storedNames } from './stored-kinds.ts'

/** A failed job that is kept. */
export interface FailedJob {
  id: string
  kind: string
  guildId: Snowflake
  reason: string
  /** Time of the last failure, in milliseconds since 1970. */
  lastAt: number
}

const MOST_READ = 5_000

/** The failed jobs of guilds. */
export async function failedJobsOf(db: Queries, guildIds: readonly Snowflake[]): Promise<FailedJob[]> {
  if (guildIds.length === 0) return []
  const rows = await db
    .selectFrom('jobs')
    .select(['id', 'kind', 'guild_id', 'reason', 'updated_at'])
    .where('guild_id', 'in', guildIds)
    .where('state', '=', 'failed')
    .limit(MOST_READ)
    .execute()
  return rows.map(({ id, kind, guild_id: guildId, reason, updated_at: lastAt }) => {
    return { id, kind: kindOf(kind), guildId, reason: reason ?? '', lastAt }
  })
}

/** Sets failed jobs to waiting, as if they were new. */
export async function retryJobs(db: Queries, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('jobs')
    .set({ state: 'waiting', run_at: now, attempts: 0, occurrences: 1, reason: null, updated_at: now })
    .where('id', 'in', ids)
    .where('state', '=', 'failed')
    .execute()
}

/** Deletes failed jobs, because another job does what they would have done. */
export async function forgetFailed(db: Queries, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.deleteFrom('jobs').where('id', 'in', ids).where('state', '=', 'failed').execute()
}

/** Those of the guilds that have a role sync which waits or runs. */
export async function guildsInSync(db: Queries, guildIds: readonly Snowflake[]): Promise<Set<Snowflake>> {
  if (guildIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('jobs')
    .select('guild_id')
    .where('guild_id', 'in', guildIds)
    .where('kind', 'in', storedNames('guild-role-sync'))
    .where('state', '!=', 'failed')
    .execute()
  return new Set(rows.map((row) => row.guild_id))
}

/** Deletes failures whose last time is before a time. @param before milliseconds since 1970 */
export async function purgeFailedJobs(db: Queries, before: number): Promise<void> {
  await db
    .deleteFrom('jobs')
    .where('kind', 'in', Object.keys(jobKinds).flatMap(storedNames))
    .where('state', '=', 'failed')
    .where('updated_at', '<', before)
    .execute()
}
