import * as v from 'valibot'
import { MAX_XP } from '../levelling/curve.ts'
import { XP_SOURCES } from '../levelling/xp-ledger.ts'
import { described } from './described.ts'
import { count, id, sentence, time } from './ids.ts'
import { cursor, date, numberText, page, person, timeZoneChoice } from './parts.ts'

/** A member in a list. */
export const listedMember = v.object({
  person,
  isHere: described('Whether the user is in the server now; null where Discord was not asked', v.nullable(v.boolean())),
  unlisted: described(
    'Why leaderboards may not show the member: `hidden` where the member wants it so, which only managers see, or `left`; null for others',
    v.nullable(v.picklist(['hidden', 'left'])),
  ),
  xp: count,
  level: count,
  rank: described('1 for the member with the most XP; null for a member without XP', v.nullable(count)),
  messages: described('Number of messages that earned XP', count),
})

export type ListedMember = v.InferOutput<typeof listedMember>

export const membersQuery = v.object({
  query: described(
    'The start of a name, or an id. Without it, all members with XP are listed, those with the most first',
    v.optional(v.pipe(v.string(), v.maxLength(100))),
  ),
  cursor: v.optional(cursor),
  limit: v.optional(numberText(1, 100), '50'),
})

export type MembersQuery = v.InferInput<typeof membersQuery>

export const membersReply = page(listedMember)

export type MembersReply = v.InferOutput<typeof membersReply>

/** A level role that a member has or should have. */
const memberRole = v.object({
  id,
  name: described('Null for a role that was deleted', v.nullable(v.string())),
  color: described('As a number, 0xRRGGBB; 0 for none', count),
  level: count,
  state: described(
    '`missing`: the member has reached the level and does not have the role. `surplus`: the member has the role and should not have it',
    v.picklist(['held', 'missing', 'surplus']),
  ),
  reason: described('Why it is missing; null where it is held, or the reason is not known', v.nullable(sentence)),
})

export const memberReply = v.object({
  person,
  isHere: described(
    'Whether the user is in the server now; null where Discord did not answer',
    v.nullable(v.boolean()),
  ),
  xp: count,
  level: count,
  rank: v.nullable(count),
  xpIntoLevel: described('XP since the level was reached', count),
  xpOfLevel: described('XP from this level to the next; null on the highest level', v.nullable(count)),
  xpToNext: described('XP that is missing to the next level; null on the highest level', v.nullable(count)),
  messages: count,
  lastEarnedAt: described('Time of the last message that earned XP', v.nullable(time)),
  roles: described('Highest level first. Empty for a user who is not in the server', v.array(memberRole)),
  nextRole: described(
    'The next level with a role; null where there is none',
    v.nullable(v.object({ id, name: v.nullable(v.string()), level: count, xpToReach: count })),
  ),
})

export type MemberReply = v.InferOutput<typeof memberReply>

export const historyQuery = v.object({
  days: v.optional(numberText(1, 90), '30'),
  timeZone: timeZoneChoice,
})

export type HistoryQuery = v.InferInput<typeof historyQuery>

/** An admin's change of a member's XP. */
const xpChangeEntry = v.object({
  id,
  at: time,
  by: described('Who made the change; null for a script', v.nullable(person)),
  via: v.string(),
  before: v.object({ xp: count, level: count }),
  after: v.object({ xp: count, level: count }),
  reason: v.nullable(v.string()),
})

export const historyReply = v.object({
  timeZone: v.string(),
  keptSince: described(
    'Time of the oldest message that is kept; null where none is. What was earned before is not known',
    v.nullable(time),
  ),
  days: described(
    'Every day, oldest first; the last is today',
    v.array(
      v.object({
        date,
        xp: described('XP of messages', count),
        messages: described('Messages that earned XP', count),
        otherXp: described('XP of voice and reactions', count),
        changed: described(
          'The sum of all other changes: by admins, by decay, and corrections. Negative where the member lost XP',
          v.pipe(v.number(), v.integer()),
        ),
        total: described('XP at the end of the day, or now', count),
      }),
    ),
  ),
  changes: described('Newest first', v.array(xpChangeEntry)),
})

export type HistoryReply = v.InferOutput<typeof historyReply>

export const awardsQuery = v.object({
  channel: described(
    'Asks about a message in this channel. Without it, the reply does not depend on a channel',
    v.optional(id),
  ),
})

export type AwardsQuery = v.InferInput<typeof awardsQuery>

export const awardsReply = v.object({
  outlook: described(
    'Whether the next message earns XP, and how much',
    v.object({
      earns: v.picklist(['now', 'later', 'never', 'unknown']),
      text: described('The answer in words', sentence),
      others: described(
        'What the member earns in voice and by reactions, and loses by decay; empty where the server uses none of them',
        v.array(sentence),
      ),
      from: described('For `later`: the time from which a message earns XP', v.nullable(time)),
      gain: described(
        'The least and the most XP of a message; null where none earns any',
        v.nullable(v.object({ least: count, most: count })),
      ),
    }),
  ),
  others: described(
    'The last XP that the member was given or lost apart from messages, newest first',
    v.array(
      v.object({
        source: described(
          'Where it comes from; `reversal` corrects an earlier one, `opening` is the sum of those older than 90 days',
          v.picklist(XP_SOURCES),
        ),
        xp: described('Negative where the member lost it', v.pipe(v.number(), v.integer())),
        at: time,
        actorId: described('Who caused it; null for nobody, or a script', v.nullable(id)),
        reason: v.nullable(v.string()),
      }),
    ),
  ),
  items: described(
    'The last messages that earned XP, newest first',
    v.array(
      v.object({
        id,
        at: time,
        channelId: id,
        xp: count,
        url: described('Address of the message in Discord', v.string()),
      }),
    ),
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
  reason: described(
    'Shown in the audit log',
    v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(512))), null),
  ),
})

export type XpChangeBody = v.InferInput<typeof xpChangeBody>

export const xpChangeReply = v.object({
  before: v.object({ xp: count, level: count }),
  after: v.object({ xp: count, level: count }),
  rolesFollow: described('Whether the member’s level roles change in a moment', v.boolean()),
  text: described('The change in words', sentence),
})

export type XpChangeReply = v.InferOutput<typeof xpChangeReply>
