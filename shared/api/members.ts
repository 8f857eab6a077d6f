import * as v from 'valibot'
import { MAX_XP } from '../levelling/curve.ts'
import { count, id, sentence, time } from './ids.ts'
import { cursor, date, numberText, page, person } from './parts.ts'

/** A member in a list. */
export const listedMember = v.object({
  person,
  /** Whether the user is in the server now; null where Discord was not asked. */
  isHere: v.nullable(v.boolean()),
  xp: count,
  level: count,
  /** 1 for the member with the most XP; null for a member without XP. */
  rank: v.nullable(count),
  /** Number of messages that earned XP. */
  messages: count,
})

export type ListedMember = v.InferOutput<typeof listedMember>

/** Finds members by the start of a name, or by id. Without `query`, all members with XP, those with the most first. */
export const membersQuery = v.object({
  query: v.optional(v.pipe(v.string(), v.maxLength(100))),
  cursor: v.optional(cursor),
  limit: v.optional(numberText(1, 100), '50'),
})

export type MembersQuery = v.InferInput<typeof membersQuery>

export const membersReply = page(listedMember)

export type MembersReply = v.InferOutput<typeof membersReply>

/** A level role of a member: one that the member has, or should have. */
const memberRole = v.object({
  id,
  /** Null for a role that was deleted. */
  name: v.nullable(v.string()),
  /** As a number, 0xRRGGBB; 0 for none. */
  color: count,
  level: count,
  /** `missing`: the member has reached the level and does not have the role. `surplus`: has it, and should not. */
  state: v.picklist(['held', 'missing', 'surplus']),
  /** Why it is missing, in the reader's language; null where it is held, or the reason is not known. */
  reason: v.nullable(sentence),
})

export const memberReply = v.object({
  person,
  /** Null where Discord did not answer. */
  isHere: v.nullable(v.boolean()),
  xp: count,
  level: count,
  rank: v.nullable(count),
  /** XP since the level was reached. */
  xpIntoLevel: count,
  /** XP from this level to the next; null on the highest level. */
  xpOfLevel: v.nullable(count),
  /** XP that are missing to the next level; null on the highest level. */
  xpToNext: v.nullable(count),
  messages: count,
  /** Time of the last message that earned XP. */
  lastEarnedAt: v.nullable(time),
  /** Highest level first. Empty for a user who is not in the server. */
  roles: v.array(memberRole),
  /** The next level with a role; null where there is none. */
  nextRole: v.nullable(v.object({ id, name: v.nullable(v.string()), level: count, xpToReach: count })),
})

export type MemberReply = v.InferOutput<typeof memberReply>

/** `timeZone`: an IANA name; absent takes the server's. */
export const historyQuery = v.object({
  days: v.optional(numberText(1, 90), '30'),
  timeZone: v.optional(v.pipe(v.string(), v.maxLength(40))),
})

export type HistoryQuery = v.InferInput<typeof historyQuery>

/** An admin's change of a member's XP. */
const xpChangeEntry = v.object({
  id,
  at: time,
  /** Null for a script. */
  by: v.nullable(person),
  via: v.string(),
  before: v.object({ xp: count, level: count }),
  after: v.object({ xp: count, level: count }),
  reason: v.nullable(v.string()),
})

export const historyReply = v.object({
  timeZone: v.string(),
  /** Time of the oldest message that is kept; null where none is. What was earned before is not known. */
  keptSince: v.nullable(time),
  /** Every day, oldest first; the last is today. */
  days: v.array(
    v.object({
      date,
      /** XP of messages. */
      xp: count,
      /** Messages that earned XP. */
      messages: count,
      /** XP at the end of the day, or now. */
      total: count,
    }),
  ),
  /** Newest first. */
  changes: v.array(xpChangeEntry),
})

export type HistoryReply = v.InferOutput<typeof historyReply>

/** `channel`: asks about a message there; absent leaves channels out of account. */
export const awardsQuery = v.object({ channel: v.optional(id) })

export type AwardsQuery = v.InferInput<typeof awardsQuery>

export const awardsReply = v.object({
  /** What the next message would bring. */
  outlook: v.object({
    earns: v.picklist(['now', 'later', 'never', 'unknown']),
    /** The answer in words, in the reader's language. */
    text: sentence,
    /** From when on, for `later`. */
    from: v.nullable(time),
    /** The least and the most XP of a message; null where none earns any. */
    gain: v.nullable(v.object({ least: count, most: count })),
  }),
  /** The last messages that earned XP, newest first. */
  items: v.array(
    v.object({
      id,
      at: time,
      channelId: id,
      xp: count,
      /** The message in Discord. */
      url: v.string(),
    }),
  ),
})

export type AwardsReply = v.InferOutput<typeof awardsReply>

const unit = v.picklist(['xp', 'levels'])

const amountFrom = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(MAX_XP))

/** Changes a member's XP or level. With levels, XP moves to the start of the new level. */
export const xpChangeBody = v.strictObject({
  change: v.variant('kind', [
    v.strictObject({ kind: v.literal('give'), unit, amount: amountFrom(1) }),
    v.strictObject({ kind: v.literal('take'), unit, amount: amountFrom(1) }),
    v.strictObject({ kind: v.literal('set'), unit, amount: amountFrom(0) }),
  ]),
  /** Shown in the audit log. */
  reason: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(512))), null),
})

export type XpChangeBody = v.InferInput<typeof xpChangeBody>

export const xpChangeReply = v.object({
  before: v.object({ xp: count, level: count }),
  after: v.object({ xp: count, level: count }),
  /** Whether the member's level roles change in a moment. */
  rolesFollow: v.boolean(),
  /** The change in words, in the reader's language. */
  text: sentence,
})

export type XpChangeReply = v.InferOutput<typeof xpChangeReply>
