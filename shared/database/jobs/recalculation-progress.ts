import * as v from 'valibot'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { jobKinds } from './jobs.ts'
import { storedNames } from './stored-kinds.ts'

/** The progress of the newest job that recalculates a guild's levels. */
export interface RecalculationProgress {
  /** Whether a process runs the job; otherwise it waits. */
  isTaken: boolean
  /** The change of the curve by which the job computes levels; 0 until the job begins. */
  changedAt: number
  looked: number
  changed: number
  /** Whether this is the job's second pass over all members. */
  isChecking: boolean
}

/** The payload of the job. The reply's token is left out: it is a secret. */
const progressSchema = v.pipe(v.string(), v.parseJson(), v.omit(jobKinds['recalculate-levels'], ['reply']))

/** Reads the progress of the newest recalculation of a guild; null where none waits or runs. */
export async function recalculationProgress(db: Queries, guildId: Snowflake): Promise<RecalculationProgress | null> {
  const row = await db
    .selectFrom('jobs')
    .select(['state', 'payload'])
    .where('guild_id', '=', guildId)
    .where('kind', 'in', storedNames('recalculate-levels'))
    .where('state', '!=', 'failed')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  const read = v.safeParse(progressSchema, row.payload)
  if (!read.success) return null
  const { changedAt, looked, changed, isChecking } = read.output
  return { isTaken: row.state === 'taken', changedAt, looked, changed, isChecking }
}
