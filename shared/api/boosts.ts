import * as v from 'valibot'
import { WEEKDAY_NAMES } from '../levelling/day.ts'
import { described } from './described.ts'
import { count, id, sentence, time } from './ids.ts'
import { factor, timeZoneName } from './parts.ts'

const timeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

const weekly = v.strictObject({
  weekdays: v.pipe(v.array(v.picklist(WEEKDAY_NAMES)), v.minLength(1), v.maxLength(7)),
  from: described('When it begins, e.g. `18:00`', timeOfDay),
  to: described('When it ends. An end that is not after `from` is on the next day', timeOfDay),
  timeZone: described('Name of an IANA time zone, e.g. `Europe/Berlin`', timeZoneName),
})

/** `POST /guilds/:guild_id/boosts` and `POST /guilds/:guild_id/boosts/preview` */
export const boostBody = v.pipe(
  v.strictObject({
    factor: described('Multiplies XP; rounded to two decimals. Not 1, which changes nothing', factor),
    startsAt: described('With null, it begins now', v.nullable(time)),
    endsAt: described(
      'Null is allowed only with `weekly`. The boost then comes again every week until it is stopped',
      v.nullable(time),
    ),
    weekly: described('With null, it runs the whole time from `startsAt` to `endsAt`', v.nullable(weekly)),
    channelId: described('Where its starts and ends are announced. With null, they are not announced', v.nullable(id)),
  }),
  v.check(({ weekly: times, endsAt }) => times !== null || endsAt !== null),
)
export type BoostBody = v.InferOutput<typeof boostBody>

/** `POST /guilds/:guild_id/boosts/:id/skip` */
export const skipBody = v.strictObject({
  from: described('The beginning of the next run, so that no other run is cancelled', time),
})

const run = v.object({ from: time, until: time })

const boost = v.object({
  id,
  factor,
  startsAt: time,
  endsAt: v.nullable(time),
  weekly: v.nullable(v.object({ ...weekly.entries, timeZone: v.string() })),
  channelId: v.nullable(id),
  text: described('The boost in words', sentence),
  runs: described('The next runs, at most five. The first may have begun', v.array(run)),
})
export type BoostItem = v.InferOutput<typeof boost>

/** `GET /guilds/:guild_id/boosts`, and the reply to changes. */
export const boostsReply = v.object({
  version: v.string(),
  items: described('Boosts that run or will run, the oldest first', v.array(boost)),
  most: described('The most boosts of a server', count),
  saved: described('What was done, in words; null for GET', v.nullable(sentence)),
})
export type BoostsReply = v.InferOutput<typeof boostsReply>

/** The reply to `POST /guilds/:guild_id/boosts/preview` */
export const boostPreviewReply = v.object({
  text: described('The boost in words', sentence),
  runs: described('The next runs, at most five', v.array(run)),
  refusal: described('Why it would be refused; null where it would not', v.nullable(sentence)),
})
export type BoostPreview = v.InferOutput<typeof boostPreviewReply>
