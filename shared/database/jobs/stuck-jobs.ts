import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { forgetFailed, guildsInSync, retryJobs } from './failed.ts'
import { insertJobs } from './jobs.ts'
import { kindOf, storedNames } from './stored-kinds.ts'

/** The jobs of one kind in one state. */
export interface JobCount {
  kind: string
  state: string
  jobs: number
  mostAttempts: number
  /** When the first is due, in milliseconds since 1970. */
  firstDueAt: number
}

/** Counts all jobs by kind and state. */
export async function countJobs(db: Queries): Promise<JobCount[]> {
  const rows = await db
    .selectFrom('jobs')
    .select((eb) => [
      'kind',
      'state',
      eb.fn.countAll<number>().as('jobs'),
      eb.fn.max('attempts').as('mostAttempts'),
      eb.fn.min('run_at').as('firstDueAt'),
    ])
    .groupBy(['kind', 'state'])
    .orderBy('kind')
    .orderBy('state')
    .execute()
  return rows.map((row) => ({ ...row, kind: kindOf(row.kind) }))
}

/** Selects failed jobs. An absent field selects jobs with any value. */
export interface FailureFilter {
  kind?: string
  guildId?: Snowflake
  /** The beginning of the reason. */
  reason?: string
}

/** A failed job, and how often its guild has had the same failure. */
export interface Failure {
  id: string
  kind: string
  guildId: Snowflake
  reason: string
  occurrences: number
  /** Time of the last failure, in milliseconds since 1970. */
  lastAt: number
}

/** Lists failed jobs, the latest failures first. @param most how many at most */
export async function listFailures(
  db: Queries,
  { kind, guildId, reason }: FailureFilter,
  most: number,
): Promise<Failure[]> {
  let query = db
    .selectFrom('jobs')
    .select(['id', 'kind', 'guild_id', 'reason', 'occurrences', 'updated_at'])
    .where('state', '=', 'failed')
  if (kind !== undefined) query = query.where('kind', 'in', storedNames(kind))
  if (guildId !== undefined) query = query.where('guild_id', '=', guildId)
  if (reason !== undefined) query = query.where(sql<boolean>`locate(${reason}, reason) = 1`)
  const rows = await query.orderBy('updated_at', 'desc').orderBy('id').limit(most).execute()
  return rows.map(({ id, kind: stored, guild_id, reason: why, occurrences, updated_at }) => ({
    ...{ id, kind: kindOf(stored), guildId: guild_id, reason: why ?? '', occurrences, lastAt: updated_at },
  }))
}

/** The changes that a retry of failed jobs makes. */
export interface RetryPlan {
  /** Guilds that get one role sync in place of their failed role jobs. */
  syncs: readonly Snowflake[]
  /** Role jobs that a role sync replaces. */
  replaced: readonly string[]
  /** Jobs that are tried again. */
  retried: readonly string[]
}

/** Plans a retry: one role sync replaces the role jobs of a guild, because roles may have changed since. */
export function planRetry(failures: readonly Failure[]): RetryPlan {
  const isAboutRoles = ({ kind }: Failure): boolean => kind === 'member-roles' || kind === 'guild-role-sync'
  const aboutRoles = failures.filter(isAboutRoles)
  return {
    syncs: [...new Set(aboutRoles.map(({ guildId }) => guildId))],
    replaced: aboutRoles.map(({ id }) => id),
    retried: failures.filter((failure) => !isAboutRoles(failure)).map(({ id }) => id),
  }
}

/** Carries out a plan. If it fails midway, plan and carry out again. @param now milliseconds since 1970 */
export async function carryOutRetry(db: Queries, plan: RetryPlan, now: number): Promise<void> {
  await askForSyncs(db, plan.syncs, now)
  await forgetFailed(db, plan.replaced)
  await retryJobs(db, plan.retried, now)
}

/** Asks for a role sync of each guild that has none waiting or running. @returns the guilds that got one */
export async function askForSyncs(db: Queries, guildIds: readonly Snowflake[], now: number): Promise<Snowflake[]> {
  const inSync = await guildsInSync(db, guildIds)
  const missing = guildIds.filter((guildId) => !inSync.has(guildId))
  await insertJobs(
    db,
    missing.map((guildId) => ({ kind: 'guild-role-sync', guildId, userId: null, payload: { reply: null } })),
    now,
  )
  return missing
}
