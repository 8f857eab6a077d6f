import { sql } from 'kysely'
import * as v from 'valibot'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { type CandidateOptions, readCandidates } from './candidates.ts'
import { isAboutMember, isJobKind, jobKinds, type TakenJob } from './jobs.ts'
import { type Shares, shareOut } from './share-out.ts'
import { kindOf } from './stored-kinds.ts'

export interface TakeOptions extends CandidateOptions, Shares {
  /** After this long, a job that is still taken is free again: its process is dead. */
  leaseMs: number
}

/**
 * Takes due jobs, longest waiting first and no more of a guild than its share, by compare-and-set: reads candidates,
 * claims those that are still free, and returns those that the claim got. (`update ... limit` would be shorter, but
 * sharded Vitess refuses it.) Jobs of kinds that this version does not know are left for a newer process.
 */
export async function takeJobs(db: Queries, options: TakeOptions): Promise<TakenJob[]> {
  const { processId, now, leaseMs } = options
  const ids = shareOut(await readCandidates(db, options), options).map((row) => row.id)
  if (ids.length === 0) return []
  const until = now + leaseMs
  await db
    .updateTable('jobs')
    .set({ state: 'taken', taken_by: processId, taken_until: until, attempts: sql`attempts + 1`, updated_at: now })
    .where('id', 'in', ids)
    .where((eb) =>
      eb.or([eb('state', '=', 'waiting'), eb.and([eb('state', '=', 'taken'), eb('taken_until', '<', now)])]),
    )
    .execute()
  const taken = await db
    .selectFrom('jobs')
    .select([
      'id',
      'kind',
      'guild_id as guildId',
      'user_id as userId',
      'payload',
      'attempts',
      'created_at as createdAt',
      'trace',
    ])
    .where('id', 'in', ids)
    .where('taken_by', '=', processId)
    .where('taken_until', '=', until)
    .orderBy('id')
    .execute()
  return taken.map(readJob)
}

interface Row {
  id: string
  kind: string
  guildId: Snowflake
  userId: Snowflake | null
  payload: string
  attempts: number
  createdAt: number
  trace: string | null
}

function readJob(row: Row): TakenJob {
  const { id, attempts, createdAt, guildId, trace } = row
  const common = { id, attempts, createdAt, guildId, ...(trace === null ? {} : { trace }) }
  const unreadable = (reason: string): TakenJob => ({ ...common, kind: 'unreadable', reason })
  const kind = kindOf(row.kind)
  if (!isJobKind(kind)) return unreadable(`unknown kind of job: ${row.kind}`)
  if (isAboutMember(kind) && row.userId === null) return unreadable('the job names no member')
  const payload = v.safeParse(v.pipe(v.string(), v.parseJson(), jobKinds[kind]), row.payload)
  if (!payload.success) return unreadable('the payload does not fit the kind')
  const userId = isAboutMember(kind) ? row.userId : null
  // The payload was parsed by the schema of this kind. The compiler does not see that through the lookup.
  return { ...common, kind, userId, payload: payload.output } as TakenJob
}
