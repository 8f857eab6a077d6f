import type { Kysely } from 'kysely'
import * as v from 'valibot'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Database } from '../schema.ts'
import { writtenName } from './stored-kinds.ts'

const snowflake = v.pipe(v.string(), v.regex(/^\d{1,20}$/))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Where to report the progress of a job: the answer to the interaction that asked for it. */
const reply = v.object({
  applicationId: snowflake,
  /** A secret: whoever has it can write in the bot's name. Never logged, and not kept once the job has ended. */
  token: v.string(),
  /** Discord forgets the token then, 15 minutes after the interaction. Milliseconds since 1970. */
  expiresAt: v.number(),
  /** The language of the report. */
  locale: v.string(),
})

const noCounts = { given: 0, alreadyHad: 0, gone: 0, failed: 0 }

/** What can be asked of the gateway about one member, by kind, with the shape of its payload. */
const memberKinds = {
  /** Tell a member, by the guild's setting, that a level was reached by this message. */
  'level-up': v.object({ level: count, channelId: snowflake, messageId: snowflake }),
  /** Make a member's level roles what the member's level says. */
  'member-roles': v.object({
    /** The total that is being replaced while this is written, to be waited for; null where that is done. */
    replacing: v.optional(v.nullable(count), null),
    /** Screening has ended, whatever Discord's REST may say of it. */
    screened: v.optional(v.boolean(), false),
  }),
}

/** What can be asked of the gateway about a whole guild. */
const guildKinds = {
  /** Make the level roles of everybody who has reached one what their levels say. `reply` alone is for the writer. */
  'guild-role-sync': v.object({
    reply: v.nullable(reply),
    /** Members up to this id are done. */
    cursor: v.optional(snowflake, '0'),
    /** Members to look at; null until they were counted. */
    total: v.optional(v.nullable(count), null),
    counts: v.optional(v.object({ given: count, alreadyHad: count, gone: count, failed: count }), noCounts),
    /** Why members failed, with how many did. */
    reasons: v.optional(v.record(v.string(), count), {}),
  }),
  /** Post one message that announces these members' levels. Written by the gateway alone, out of `level-up` jobs. */
  announcement: v.object({
    /** A channel, or a member to be written to directly. */
    to: v.union([v.object({ channelId: snowflake }), v.object({ userId: snowflake })]),
    inReplyTo: v.nullable(snowflake),
    content: v.string(),
    userIds: v.array(snowflake),
  }),
}

export const jobKinds = { ...memberKinds, ...guildKinds }

export type JobKind = keyof typeof jobKinds
export type JobPayload<Kind extends JobKind> = v.InferOutput<(typeof jobKinds)[Kind]>

/** Whom a kind of job is about. */
interface Subject<Kind extends JobKind> {
  guildId: Snowflake
  userId: Kind extends keyof typeof memberKinds ? Snowflake : null
}

/** A thing to be done in Discord, as it is written; what a payload leaves out begins at its default. */
export type NewJob = {
  [Kind in JobKind]: Subject<Kind> & { kind: Kind; payload: v.InferInput<(typeof jobKinds)[Kind]> }
}[JobKind]

/** A job of one kind, as it was taken. */
export type JobOf<Kind extends JobKind> = {
  [Each in Kind]: Subject<Each> & { kind: Each; payload: JobPayload<Each> } & Taking
}[Kind]

interface Taking {
  id: string
  /** How often it was taken, this time included. */
  attempts: number
  createdAt: number
}

/** A job as it was taken. An unreadable one keeps its id, so that it can be set aside. */
export type TakenJob = JobOf<JobKind> | ({ kind: 'unreadable'; guildId: Snowflake; reason: string } & Taking)

export const isJobKind = (kind: string): kind is JobKind => Object.hasOwn(jobKinds, kind)
export const isAboutMember = (kind: JobKind): boolean => Object.hasOwn(memberKinds, kind)

export async function insertJobs(db: Kysely<Database>, jobs: readonly NewJob[], now: number): Promise<void> {
  if (jobs.length === 0) return
  await db
    .insertInto('jobs')
    .values(jobs.map((job) => newRow(job, now)))
    .execute()
}

/** A job as a row that anybody may take. */
export const newRow = (job: NewJob, now: number) => ({
  kind: writtenName(job.kind),
  guild_id: job.guildId,
  user_id: job.userId,
  payload: JSON.stringify(job.payload),
  run_at: now,
  taken_by: null,
  taken_until: null,
  reason: null,
  created_at: now,
  updated_at: now,
})
