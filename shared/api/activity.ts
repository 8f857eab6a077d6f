import * as v from 'valibot'
import { described } from './described.ts'
import { count, id, time } from './ids.ts'
import { date, numberText, timeZoneChoice } from './parts.ts'

export const activityQuery = v.object({
  days: v.optional(numberText(1, 90), '30'),
  channel: described('Counts only this channel', v.optional(id)),
  timeZone: timeZoneChoice,
})

export type ActivityQuery = v.InferInput<typeof activityQuery>

/** Messages that earned XP, and that XP. */
const sum = v.object({ messages: count, xp: count })

export const activityReply = v.object({
  timeZone: described('The zone by whose calendar and clock days and hours are counted', v.string()),
  keptSince: described(
    'Time of the oldest message that is kept; null where none is. What was earned before is not known',
    v.nullable(time),
  ),
  days: described('Every day, oldest first; the last is today', v.array(v.object({ date, ...sum.entries }))),
  channels: described(
    'The channels with the most messages. `byDay` has an entry for each of `days`',
    v.array(v.object({ channelId: id, ...sum.entries, byDay: v.array(sum) })),
  ),
  others: described(
    'All other channels together; null where there are none',
    v.nullable(v.object({ ...sum.entries, byDay: v.array(sum) })),
  ),
  hours: described('24 entries, from midnight on', v.array(sum)),
  week: described('Messages by weekday, from Monday on: 7 lists of 24 hours', v.array(v.array(count))),
})

export type ActivityReply = v.InferOutput<typeof activityReply>
