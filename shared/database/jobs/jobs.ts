import * as v from 'valibot'
import { AUDIT_VIAS, SCRIPT } from '../../audit/entry.ts'
import { cardSchema } from '../../cards/order.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { EXPORT_FORMATS } from '../../exports/file.ts'
import { ANNOUNCEMENT_FORMS } from '../../levelling/announcement-body.ts'
import { queuedEvent } from '../../webhooks/payload.ts'
import type { Queries } from '../queries.ts'
import { writtenName } from './stored-kinds.ts'

const snowflake = v.pipe(v.string(), v.regex(/^\d{1,20}$/))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Where to report the progress of a job: the answer to the interaction that asked for it. */
const reply = v.object({
  applicationId: snowflake,
  /** A secret: with it, anyone can write in the bot's name. Never logged, and removed when the job ends. */
  token: v.string(),
  /** When the token expires, 15 minutes after the interaction, in milliseconds since 1970. */
  expiresAt: v.number(),
  /** The language of the report. */
  locale: v.string(),
  /** Whether the message has the flag IS_COMPONENTS_V2. Absent in jobs of older releases, whose messages did not. */
  componentsV2: v.optional(v.boolean()),
})

const noCounts = { given: 0, alreadyHad: 0, gone: 0, failed: 0 }

/** Kinds of jobs about one member, with the schemas of their payloads. */
const memberKinds = {
  /**
   * Announce, by the guild's settings, that a member has reached a level with this message. `previous`: the level before; absent
   * in the job of an older release.
   */
  'level-up': v.object({ level: count, previous: v.optional(count), channelId: snowflake, messageId: snowflake }),
  /**
   * Announce, by the guild's settings, that a member has reached a level without a message. `channelId`: where the member
   * earned the XP; null if that is no channel. `previous`: as for `level-up`.
   */
  'level-reached': v.object({ level: count, previous: v.optional(count), channelId: v.nullable(snowflake) }),
  /** Finish a change of a member's total that the edge has begun and may not have finished. */
  'settle-total': v.object({}),
  /** Give a member the level roles of the member's level, and take the others. */
  'member-roles': v.object({
    /** The total XP that a change under way replaces: the job waits for the change. Null if there is none under way. */
    replacing: v.optional(v.nullable(count), null),
    /** Screening has ended, even if Discord's REST API says otherwise. */
    screened: v.optional(v.boolean(), false),
  }),
  /** Tell Discord the level of a member who has linked their account, for linked roles. */
  'linked-role': v.object({}),
  /** Write the deliveries of an event to the guild's webhooks. */
  'member-event': v.object({ event: queuedEvent }),
}

/** Kinds of jobs about a whole guild, with the schemas of their payloads. */
const guildKinds = {
  /** Correct the level roles of all members who have reached one. The writer sets only `reply`. */
  'guild-role-sync': v.object({
    reply: v.nullable(reply),
    /** Whether all members are looked at, because members without XP may have level roles. */
    everyone: v.optional(v.boolean(), false),
    /** Members up to this id are done. */
    cursor: v.optional(snowflake, '0'),
    /** How many members there are to look at; null until they are counted. */
    total: v.optional(v.nullable(count), null),
    counts: v.optional(v.object({ given: count, alreadyHad: count, gone: count, failed: count }), noCounts),
    /** The reasons of failures, each with the number of members. */
    reasons: v.optional(v.record(v.string(), count), {}),
  }),
  /** Give members back what decay took from them on these days: whole days since 1970, both included. */
  'decay-undo': v.object({
    reply: v.nullable(reply),
    fromDay: count,
    toDay: count,
    /** The person who asked for it. */
    actorId: v.nullable(snowflake),
    /** Members up to this id are done. */
    cursor: v.optional(snowflake, '0'),
    /** How many members got XP back so far, and how much. */
    members: v.optional(count, 0),
    xp: v.optional(count, 0),
  }),
  /**
   * Do what the state of a season asks for: start it, end it at the planned time or at an admin's wish, or undo its end. The
   * progress is in the season's row.
   */
  season: v.object({
    number: count,
    reply: v.nullable(reply),
    /** The person who asked for it; null at a planned end. */
    actorId: v.nullable(snowflake),
  }),
  /** Give the winners of the newest ended season their role, and take it from those before. */
  'season-roles': v.object({}),
  /** Read the input of an import, and preview it. The import is the one that this person asked for at this time. */
  'import-read': v.object({ actorId: v.nullable(snowflake), askedAt: count, reply: v.nullable(reply) }),
  /** Apply an import, or undo it, as its row says. An older release writes the id alone. */
  import: v.object({
    importId: snowflake,
    reply: v.optional(v.nullable(reply), null),
    /** Who asked for it. */
    actor: v.optional(
      v.object({ id: v.nullable(snowflake), via: v.picklist(AUDIT_VIAS), keyId: v.nullable(v.string()) }),
      SCRIPT,
    ),
  }),
  /**
   * Write all members into a file, and send it to the person who asked for it. The audit has an entry of this person at this time;
   * without it, nothing is sent. Without a reply there is nothing to do.
   */
  export: v.object({
    ...{ format: v.picklist(EXPORT_FORMATS), reply: v.nullable(reply) },
    ...{ actorId: v.nullable(snowflake), askedAt: count },
  }),
  /** Store the levels that the guild's curve gives all members, and then correct their level roles. */
  'recalculate-levels': v.object({
    reply: v.nullable(reply),
    /** The change of the curve that caused the job. The job waits until that change is stored. */
    since: v.optional(count, 0),
    /** The change of the curve by which the job computes levels; 0 until the job begins. */
    changedAt: v.optional(count, 0),
    /** Members up to this id are done. */
    cursor: v.optional(snowflake, '0'),
    total: v.optional(count, 0),
    looked: v.optional(count, 0),
    changed: v.optional(count, 0),
    /** Whether this is the second pass over all members. It corrects levels that writers stored by the old curve during the first. */
    isChecking: v.optional(v.boolean(), false),
  }),
  /** Give an activity role to the members who are the most active now, and take it from the others. */
  'activity-role': v.object({ roleId: snowflake }),
  /** As `member-event`, for an event of the whole guild. */
  'guild-event': v.object({ event: queuedEvent }),
  /** Send an event to a webhook. */
  'webhook-delivery': v.object({
    deliveryId: snowflake,
    /** Whether it is sent although it has ended, because an admin asked for it. */
    again: v.optional(v.boolean(), false),
  }),
  /** Announce the start or end of a boost that has come, and write the job for the next one. */
  'boost-edge': v.object({ boostId: snowflake }),
  /**
   * Post one message that announces levels of these members, a boost, or the winners of a season. Only the gateway writes this job: it makes it from
   * `level-up`, `level-reached`, `boost-edge` and `season` jobs.
   */
  announcement: v.object({
    /** A channel, or a user who gets a direct message. */
    to: v.union([v.object({ channelId: snowflake }), v.object({ userId: snowflake })]),
    inReplyTo: v.nullable(snowflake),
    content: v.string(),
    /** Present where the text is posted as an embed. An older release posts it as a plain message. */
    form: v.optional(v.picklist(ANNOUNCEMENT_FORMS)),
    userIds: v.array(snowflake),
    /** The picture of the only member's level-up; absent for none, and for one that only a newer release can draw. */
    picture: v.fallback(v.optional(v.object({ card: cardSchema, avatar: v.nullable(v.string()) })), undefined),
    /** The members who are not pinged; absent for none. */
    unpingedIds: v.optional(v.array(snowflake)),
    /**
     * The time from which on the message is not posted, in milliseconds since 1970. A message with it does not wait for the end
     * of a quiet time, either. Absent for level-ups.
     */
    until: v.optional(count),
  }),
}

export const jobKinds = { ...memberKinds, ...guildKinds }

export type JobKind = keyof typeof jobKinds
export type JobPayload<Kind extends JobKind> = v.InferOutput<(typeof jobKinds)[Kind]>

/** The guild and member that a kind of job is about. */
interface Subject<Kind extends JobKind> {
  guildId: Snowflake
  userId: Kind extends keyof typeof memberKinds ? Snowflake : null
}

/** A job as it is written. Parts that a payload leaves out have their defaults. */
export type NewJob = {
  [Kind in JobKind]: Subject<Kind> & {
    kind: Kind
    payload: v.InferInput<(typeof jobKinds)[Kind]>
    /** W3C's `traceparent` of the span that caused the job; absent if the span is not traced. */
    trace?: string
  }
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
  /** W3C's `traceparent` of the span that caused the job; null or absent if the span is not traced. */
  trace?: string | null
}

/** A job as it was taken. One that cannot be read keeps its id, so that its failure can be recorded. */
export type TakenJob = JobOf<JobKind> | ({ kind: 'unreadable'; guildId: Snowflake; reason: string } & Taking)

export const isJobKind = (kind: string): kind is JobKind => Object.hasOwn(jobKinds, kind)
export const isAboutMember = (kind: JobKind): boolean => Object.hasOwn(memberKinds, kind)

export async function insertJobs(db: Queries, jobs: readonly NewJob[], now: number): Promise<void> {
  if (jobs.length === 0) return
  await db
    .insertInto('jobs')
    .values(jobs.map((job) => newRow(job, now)))
    .execute()
}

/** A job as a row that every process may take. */
export const newRow = (job: NewJob, now: number) => ({
  kind: writtenName(job.kind),
  guild_id: job.guildId,
  user_id: job.userId,
  payload: JSON.stringify(job.payload),
  run_at: now,
  taken_by: null,
  taken_until: null,
  reason: null,
  trace: job.trace ?? null,
  created_at: now,
  updated_at: now,
})
