import * as v from 'valibot'
import { NOTIFICATION_TYPES } from '../levelling/announcement.ts'
import { EARNED_SOURCES } from '../levelling/xp-ledger.ts'
import { described } from './described.ts'
import { count, id, sentence, time } from './ids.ts'
import { cursor, person } from './parts.ts'

/** A message that earned XP. */
const awardItem = v.object({
  type: v.literal('award'),
  id: described('Unique among all items', v.string()),
  at: time,
  person,
  channelId: id,
  xp: described('XP of this message', count),
  total: described('The member’s XP after the message', count),
  level: described('The member’s level after the message', count),
})

/** XP that a member earned in voice or by reactions. */
const otherItem = v.object({
  type: v.literal('other'),
  id: v.string(),
  at: time,
  person,
  source: v.picklist(EARNED_SOURCES),
  xp: count,
  total: described('The member’s XP after this award', count),
  level: described('The member’s level after this award', count),
})

/** A member reached a level. */
const levelItem = v.object({
  type: v.literal('level'),
  id: v.string(),
  at: time,
  person,
  level: count,
  channelId: described('Where the message was; null where no message earned the XP', v.nullable(id)),
  announcement: described('How the server announces level-ups now', v.picklist(NOTIFICATION_TYPES)),
})

/** A change of settings, lists or XP that a person or script made. */
const changeItem = v.object({
  type: v.literal('change'),
  id: v.string(),
  at: time,
  by: described('Who made the change; null for a script', v.nullable(person)),
  via: v.string(),
  target: described(
    'The member or bot that was changed; null for other changes, and for one that was never seen',
    v.nullable(person),
  ),
  kind: described('The kind of change, e.g. `setting.changed`', v.string()),
  text: described('The change in words', sentence),
})

const feedItem = v.variant('type', [awardItem, otherItem, levelItem, changeItem])

export type FeedItem = v.InferOutput<typeof feedItem>

export const feedQuery = v.object({
  after: described(
    '`next` of the last reply. Without it, and where an upgrade has made it unusable, the reply has the newest items',
    v.optional(cursor),
  ),
})

export type FeedQuery = v.InferInput<typeof feedQuery>

export const feedReply = v.object({
  items: described('Oldest first. An item may come again: one with a known id replaces it', v.array(feedItem)),
  next: described('Always set: pass it as `after` the next time', v.string()),
  hasGap: described(
    'Whether items may be missing between the last reply and this one: there were too many, or `after` is unusable',
    v.boolean(),
  ),
})

export type FeedReply = v.InferOutput<typeof feedReply>
