import { type Kysely, sql } from 'kysely'
import * as v from 'valibot'
import type { Snowflake } from '../discord/snowflake.ts'
import type { Database } from './schema.ts'

const snowflake = v.pipe(v.string(), v.regex(/^\d{1,20}$/))
const level = v.pipe(v.number(), v.integer(), v.minValue(0))

/** What can be asked of the gateway, by kind, with the shape of its payload. */
export const jobKinds = {
  /** Tell a member, by the guild's setting, that a level was reached by this message. */
  announce: v.object({ level, channelId: snowflake, messageId: snowflake }),
  /** Make a member's level roles what the member's level says. */
  roles: v.object({}),
}

export type JobKind = keyof typeof jobKinds
export type JobPayload<Kind extends JobKind> = v.InferOutput<(typeof jobKinds)[Kind]>

/** A thing to be done in Discord for one member. */
export type NewJob = {
  [Kind in JobKind]: { kind: Kind; guildId: Snowflake; userId: Snowflake; payload: JobPayload<Kind> }
}[JobKind]

/** A job as it was taken. An unreadable one keeps its id, so that it can be set aside. */
export type TakenJob =
  | (NewJob & { id: string; attempts: number })
  | { kind: 'unreadable'; id: string; attempts: number; guildId: Snowflake; reason: string }

export async function insertJobs(db: Kysely<Database>, jobs: readonly NewJob[], now: number): Promise<void> {
  if (jobs.length === 0) return
  await db
    .insertInto('jobs')
    .values(
      jobs.map((job) => ({
        kind: job.kind,
        guild_id: job.guildId,
        user_id: job.userId,
        payload: JSON.stringify(job.payload),
        run_at: now,
        taken_by: null,
        taken_until: null,
        reason: null,
        created_at: now,
        updated_at: now,
      })),
    )
    .execute()
}

export interface TakeOptions {
  /** Names this process. */
  owner: string
  now: number
  /** After this long, a job that is still taken is free again: its process is dead. */
  leaseMs: number
  limit: number
}

/**
 * Takes due jobs, oldest first, by compare-and-set: read candidates, claim those still free, keep what the claim got.
 * (`update ... limit` would be shorter; sharded Vitess refuses it.)
 */
export async function takeJobs(db: Kysely<Database>, { owner, now, leaseMs, limit }: TakeOptions): Promise<TakenJob[]> {
  const due = await db
    .selectFrom('jobs')
    .select('id')
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'waiting'), eb('run_at', '<=', now)]),
        eb.and([eb('state', '=', 'taken'), eb('taken_until', '<', now)]),
      ]),
    )
    .orderBy('id')
    .limit(limit)
    .execute()
  if (due.length === 0) return []
  const ids = due.map((row) => row.id)
  const until = now + leaseMs
  await db
    .updateTable('jobs')
    .set({ state: 'taken', taken_by: owner, taken_until: until, attempts: sql`attempts + 1`, updated_at: now })
    .where('id', 'in', ids)
    .where((eb) => eb.or([eb('state', '=', 'waiting'), eb('taken_until', '<', now)]))
    .execute()
  const taken = await db
    .selectFrom('jobs')
    .select(['id', 'kind', 'guild_id', 'user_id', 'payload', 'attempts'])
    .where('id', 'in', ids)
    .where('taken_by', '=', owner)
    .where('taken_until', '=', until)
    .orderBy('id')
    .execute()
  return taken.map(readJob)
}

function readJob(row: {
  id: string
  kind: string
  guild_id: Snowflake
  user_id: Snowflake | null
  payload: string
  attempts: number
}): TakenJob {
  const common = { id: row.id, attempts: row.attempts, guildId: row.guild_id }
  const unreadable = (reason: string): TakenJob => ({ ...common, kind: 'unreadable', reason })
  if (!isJobKind(row.kind)) return unreadable(`unknown kind of job: ${row.kind}`)
  if (row.user_id === null) return unreadable('the job names no member')
  const payload = v.safeParse(v.pipe(v.string(), v.parseJson(), jobKinds[row.kind]), row.payload)
  if (!payload.success) return unreadable('the payload does not fit the kind')
  // The payload was parsed by this very kind's schema; the compiler cannot follow that through the lookup.
  return { ...common, kind: row.kind, userId: row.user_id, payload: payload.output } as TakenJob
}

const isJobKind = (kind: string): kind is JobKind => Object.hasOwn(jobKinds, kind)

/** What became of a taken job. */
export type JobOutcome =
  | { outcome: 'done' }
  /** Again at `runAt`. */
  | { outcome: 'later'; runAt: number; reason: string }
  /** It can never work; kept, so that an admin can see why. */
  | { outcome: 'failed'; reason: string }

/** Records the end of a job that `owner` holds; a job meanwhile taken over by another process is left alone. */
export async function endJob(
  db: Kysely<Database>,
  id: string,
  owner: string,
  end: JobOutcome,
  now: number,
): Promise<void> {
  if (end.outcome === 'done') {
    await db.deleteFrom('jobs').where('id', '=', id).where('taken_by', '=', owner).execute()
    return
  }
  const next = end.outcome === 'later' ? { state: 'waiting' as const, run_at: end.runAt } : { state: 'failed' as const }
  await db
    .updateTable('jobs')
    .set({ ...next, taken_by: null, taken_until: null, reason: end.reason.slice(0, 512), updated_at: now })
    .where('id', '=', id)
    .where('taken_by', '=', owner)
    .execute()
}
