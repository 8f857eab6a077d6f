import { sql } from 'kysely'
import type { Queries } from '../queries.ts'
import { type JobKind, jobKinds } from './jobs.ts'
import { storedNames } from './stored-kinds.ts'

/** To count more would take the database as long as to take them. */
const MOST_COUNTED = 10_000

/** The jobs of a kind that are due and not taken. */
export interface DueJobs {
  kind: JobKind
  /** At most 10,000 for each name under which the kind is stored. */
  count: number
  /** When the oldest became due, in milliseconds since 1970; null if none is due. */
  oldestAt: number | null
}

/** Counts the due jobs of each kind. Reads one range of the index `jobs_lane` for each name of a kind. @param now milliseconds since 1970 */
export async function measureDueJobs(db: Queries, now: number): Promise<DueJobs[]> {
  // The keys of an object literal are its declared ones.
  const kinds = Object.keys(jobKinds) as JobKind[]
  return Promise.all(
    kinds.map(async (kind) => {
      const byName = await Promise.all(storedNames(kind).map((name) => measureName(db, name, now)))
      const oldest = byName.flatMap(({ oldestAt }) => oldestAt ?? [])
      const count = byName.reduce((sum, each) => sum + each.count, 0)
      return { kind, count, oldestAt: oldest.length === 0 ? null : Math.min(...oldest) }
    }),
  )
}

/** For one name, because for two the database would sort all due jobs instead of reading the index in its order. */
async function measureName(db: Queries, name: string, now: number): Promise<Omit<DueJobs, 'kind'>> {
  const due = db
    .selectFrom('jobs')
    .select('run_at')
    .where('kind', '=', name)
    .where('state', '=', 'waiting')
    .where('run_at', '<=', now)
    .orderBy('run_at')
    .limit(MOST_COUNTED)
  const { count, oldest } = await db
    .selectFrom(due.as('due'))
    .select(({ fn }) => [fn.countAll<number>().as('count'), sql<number | null>`min(due.run_at)`.as('oldest')])
    .executeTakeFirstOrThrow()
  return { count: Number(count), oldestAt: oldest === null ? null : Number(oldest) }
}
