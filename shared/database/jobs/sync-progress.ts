import * as v from 'valibot'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { jobKinds } from './jobs.ts'
import { storedNames } from './stored-kinds.ts'

/** How far a guild's newest role sync is. */
export interface SyncProgress {
  state: 'waiting' | 'running' | 'failed'
  /** How many members are done, and how many there are; null until they are counted. */
  done: number
  total: number | null
  given: number
  failed: number
  /** Why it failed as a whole, or the most frequent failure; null for none. */
  reason: string | null
  updatedAt: number
}

/** The counts in a job's payload. The reply's token is left out: it is a secret. */
const countsSchema = v.pipe(v.string(), v.parseJson(), v.omit(jobKinds['guild-role-sync'], ['reply']))

/** Reads how far the newest role sync of a guild is; null where none waits, runs or has failed. */
export async function syncProgress(db: Queries, guildId: Snowflake): Promise<SyncProgress | null> {
  const row = await db
    .selectFrom('jobs')
    .select(['state', 'payload', 'reason', 'updated_at as updatedAt'])
    .where('guild_id', '=', guildId)
    .where('kind', 'in', storedNames('guild-role-sync'))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  const read = v.safeParse(countsSchema, row.payload)
  const { counts, total } = read.success ? read.output : { counts: null, total: null }
  const { given = 0, alreadyHad = 0, gone = 0, failed = 0 } = counts ?? {}
  const state = row.state === 'failed' ? 'failed' : row.state === 'taken' ? 'running' : 'waiting'
  return {
    ...{ state, total, given, failed, done: given + alreadyHad + gone + failed },
    ...{ reason: row.reason, updatedAt: row.updatedAt },
  }
}
