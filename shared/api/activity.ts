import * as v from 'valibot'
import { count, id, time } from './ids.ts'
import { date, numberText } from './parts.ts'

/** `timeZone`: an IANA name; absent takes the server's. */
export const activityQuery = v.object({
  days: v.optional(numberText(1, 90), '30'),
  channel: v.optional(id),
  timeZone: v.optional(v.pipe(v.string(), v.maxLength(40))),
})

export type ActivityQuery = v.InferInput<typeof activityQuery>

/** Messages that earned XP, and that XP. */
const sum = v.object({ messages: count, xp: count })

export const activityReply = v.object({
  /** The zone by whose calendar and clock days and hours are counted. */
  timeZone: v.string(),
  /** Time of the oldest message that is kept; null where none is. What was earned before is not known. */
  keptSince: v.nullable(time),
  /** Every day, oldest first; the last is today. */
  days: v.array(v.object({ date, ...sum.entries })),
  /** The channels with the most messages. `byDay` has an entry for each of `days`. */
  channels: v.array(v.object({ channelId: id, ...sum.entries, byDay: v.array(sum) })),
  /** All other channels together; null where there are none. */
  others: v.nullable(v.object({ ...sum.entries, byDay: v.array(sum) })),
  /** 24 entries, from midnight on. */
  hours: v.array(sum),
  /** Messages by weekday, from Monday on: 7 lists of 24 hours. */
  week: v.array(v.array(count)),
})

export type ActivityReply = v.InferOutput<typeof activityReply>
