import * as v from 'valibot'
import { NOTIFICATION_TYPES } from '../levelling/announcement.ts'
import { count, id, sentence, time } from './ids.ts'
import { cursor, person } from './parts.ts'

/** A message that earned XP. */
const awardItem = v.object({
  type: v.literal('award'),
  /** Unique among all items. */
  id: v.string(),
  at: time,
  person,
  channelId: id,
  /** XP of this message. */
  xp: count,
  /** The member's XP and level after it. */
  total: count,
  level: count,
})

/** A member reached a level with a message. */
const levelItem = v.object({
  type: v.literal('level'),
  id: v.string(),
  at: time,
  person,
  level: count,
  channelId: id,
  /** How the server announces level-ups now. */
  announcement: v.picklist(NOTIFICATION_TYPES),
})

/** A change of settings, lists or XP that a person or script made. */
const changeItem = v.object({
  type: v.literal('change'),
  id: v.string(),
  at: time,
  /** Null for a script. */
  by: v.nullable(person),
  via: v.string(),
  /** The member or bot that was changed; null where it is none, or was never seen. */
  target: v.nullable(person),
  /** e.g. `setting.changed` */
  kind: v.string(),
  /** The change in words, in the reader's language. */
  text: sentence,
})

const feedItem = v.variant('type', [awardItem, levelItem, changeItem])

export type FeedItem = v.InferOutput<typeof feedItem>

/** `after`: the `next` of the reply before; absent starts with the newest items. */
export const feedQuery = v.object({ after: v.optional(cursor) })

export type FeedQuery = v.InferInput<typeof feedQuery>

export const feedReply = v.object({
  /** Oldest first. An item may come again: one with a known id replaces it. */
  items: v.array(feedItem),
  /** Always set: pass it as `after` the next time. */
  next: v.string(),
  /** Whether there was more between the last reply and this one than one reply holds. */
  hasGap: v.boolean(),
})

export type FeedReply = v.InferOutput<typeof feedReply>
