import { sql } from 'kysely'
import type { Queries } from '../queries.ts'
import { prepare } from '../query/prepare.ts'
import { jobKinds } from './jobs.ts'
import { storedNames } from './stored-kinds.ts'

const NAMES = Object.keys(jobKinds).flatMap(storedNames)

/** Reads the first job that waits and is due, and the first of a process that died: two ranges of the index `jobs_lane`. */
export const dueQuery = (db: Queries, { now }: { now: number }) => {
  const jobs = db
    .selectFrom('jobs')
    .select('id')
    .where(
      'kind',
      'in',
      NAMES.map((name) => sql.lit(name)),
    )
    .limit(1)
  const waiting = jobs.where('state', '=', 'waiting').where('run_at', '<=', now)
  const abandoned = jobs.where('state', '=', 'taken').where('taken_until', '<', now)
  return db
    .selectFrom(waiting.as('waiting'))
    .select('id')
    .unionAll(db.selectFrom(abandoned.as('abandoned')).select('id'))
}

const preparedDue = prepare(dueQuery)

/**
 * Whether any process may take a job: one that waits and is due, or one of a process that died. An idle process asks this
 * each second.
 * @param now milliseconds since 1970
 */
export const isAnyJobDue = async (db: Queries, now: number): Promise<boolean> =>
  (await preparedDue(db, { now })).length > 0
