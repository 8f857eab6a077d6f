import type { Kysely } from 'kysely'
import type { JobOutcome } from '../../shared/database/jobs/end-job.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Log } from '../ops/log.ts'
import type { GuildLimits } from './guild-limits.ts'
import type { GuildRest } from './guild-rest.ts'
import type { KeyedMutex } from './keyed-mutex.ts'
import type { RoleWatch } from './member-roles/role-watch.ts'
import type { Screening } from './member-roles/screening.ts'
import type { Refusals } from './refusals.ts'

/** What carrying out jobs may use. */
export interface EffectContext {
  db: Kysely<Database>
  guildRest: GuildRest
  refusals: Refusals
  limits: GuildLimits
  watch: RoleWatch
  screening: Screening
  /** Lets the changes to one member follow one another. */
  memberMutex: KeyedMutex
  log: Log
  /** Identifies this process among those that share the jobs. */
  processId: string
  now: () => number
  /** 0..1 */
  random: () => number
  /** Waits; ends early, with false, when the process stops. */
  sleep: (ms: number) => Promise<boolean>
  /** Records the end of a job. Never rejects: what could not be recorded is done again when its lease is over. */
  end: (job: { id: string; kind: string }, outcome: JobOutcome) => Promise<void>
  /** What is taken, and not held for longer in time, is free again after this. */
  leaseMs: number
  /** Whether the process is about to end. */
  stopping: () => boolean
}
