import type { REST } from '@discordjs/rest'
import type { Kysely } from 'kysely'
import type { JobKind, JobOf } from '../../shared/database/jobs.ts'
import type { Database } from '../../shared/database/schema.ts'

/** What carrying out a job may use. */
export interface EffectContext {
  db: Kysely<Database>
  /** Speaks as the bot that serves the job's guild. */
  rest: REST
  /** Gives up a request that waits for Discord's rate limit when the process stops. */
  signal: AbortSignal
}

/** Carries out one job. Throws what Discord or the database throws: the runner decides what that means. */
export type Effect<Kind extends JobKind> = (job: JobOf<Kind>, context: EffectContext) => Promise<void>
