import * as v from 'valibot'
import { WEBHOOK_EVENTS } from '../webhooks/events.ts'
import { described } from './described.ts'
import { count, id, time } from './ids.ts'
import { cursor, page } from './parts.ts'

const url = described(
  'Begins with `https://`. Private addresses are refused',
  v.pipe(v.string(), v.trim(), v.maxLength(1_024)),
)
const events = v.pipe(v.array(v.picklist(WEBHOOK_EVENTS)), v.minLength(1), v.maxLength(WEBHOOK_EVENTS.length))

const webhook = v.object({
  id,
  url: v.string(),
  events: v.array(v.picklist(WEBHOOK_EVENTS)),
  isOn: v.boolean(),
  offWhy: described(
    'Why nothing is sent: an admin switched it off, every attempt of five days failed, or its server replied 410. Null where it is on',
    v.nullable(v.picklist(['admin', 'failing', 'gone'])),
  ),
  offAt: described('Since when nothing is sent; null where it is on', v.nullable(time)),
  failingSince: described('Since when every attempt failed; null where the last one succeeded', v.nullable(time)),
  oldSecretUntil: described('Until when the previous secret also signs; null where there is none', v.nullable(time)),
  createdBy: described('Null where the person’s data was deleted', v.nullable(id)),
  createdAt: time,
})

/** `GET /guilds/:guild_id/webhooks`: the oldest first. */
export const webhooksReply = v.object({
  items: v.array(webhook),
  most: described('The most webhooks that a server may have', count),
})

/** `POST /guilds/:guild_id/webhooks` */
export const newWebhookBody = v.strictObject({ url, events })

/** The reply to POST: with the secret, which only this reply and that of `rotate` show. */
export const newWebhookReply = v.object({
  id,
  secret: described('Signs each request, as Standard Webhooks describes. No other reply shows it', v.string()),
})

export const webhookParams = v.object({ webhook_id: id })

/** `PATCH /guilds/:guild_id/webhooks/:webhook_id`: absent parts stay as they are. */
export const webhookPatch = v.strictObject({
  url: v.optional(url),
  events: v.optional(events),
  isOn: described('Switching a webhook on also clears its failures', v.optional(v.boolean())),
})

/** A webhook after a change. */
export const webhookReply = webhook

/** `POST …/rotate` */
export const rotatedReply = v.object({
  secret: described('The new secret', v.string()),
  oldSecretUntil: described('Until when the previous secret also signs', time),
})

/** The reply where a request will be sent soon. */
export const webhookQueued = v.object({ queued: v.literal(true) })

export const deliveryParams = v.object({ webhook_id: id, delivery_id: id })

export const deliveriesQuery = v.strictObject({ cursor: v.optional(cursor) })

const delivery = v.object({
  id,
  event: described('The event’s id, which is sent as `webhook-id`', v.string()),
  type: v.string(),
  body: described('The JSON that is sent', v.string()),
  state: v.picklist(['waiting', 'delivered', 'failed']),
  attempts: count,
  status: described('Of the last reply; null where there was none', v.nullable(count)),
  failure: described(
    'Why the last attempt failed, e.g. `timeout`, `private`, `redirect`, or `off` for a webhook that was off; null for none',
    v.nullable(v.string()),
  ),
  nextAt: described('When it is tried again', v.nullable(time)),
  createdAt: time,
  updatedAt: time,
})

/** `GET …/deliveries`: the newest first. They are kept for a week. */
export const deliveriesReply = page(delivery)

export type WebhookItem = v.InferOutput<typeof webhook>
export type WebhooksReply = v.InferOutput<typeof webhooksReply>
export type NewWebhookReply = v.InferOutput<typeof newWebhookReply>
export type RotatedReply = v.InferOutput<typeof rotatedReply>
export type DeliveryItem = v.InferOutput<typeof delivery>
