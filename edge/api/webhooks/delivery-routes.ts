import * as v from 'valibot'
import { id } from '../../../shared/api/ids.ts'
import {
  deliveriesQuery,
  deliveriesReply,
  deliveryParams,
  webhookParams,
  webhookQueued,
} from '../../../shared/api/webhooks.ts'
import { insertJobs } from '../../../shared/database/jobs/jobs.ts'
import { deliveryState, listDeliveries } from '../../../shared/database/webhooks/deliveries.ts'
import { getWebhook } from '../../../shared/database/webhooks/webhooks.ts'
import { cursorOf, writeCursor } from '../cursor.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { sayWebhooks } from './texts.ts'
import { loadWebhook, noSuchWebhook, WEBHOOK_PATH } from './webhook.ts'

const PAGE = 50

const list = route({
  id: 'webhooks.deliveries',
  method: 'GET',
  path: `${WEBHOOK_PATH}/deliveries`,
  access: 'admin',
  summary: 'Lists the deliveries to a webhook of the last week, with those that are tried again',
  request: {
    params: webhookParams,
    query: v.strictObject({ ...deliveriesQuery.entries, cursor: v.optional(cursorOf(v.tuple([id]))) }),
  },
  reply: deliveriesReply,
  load: ({ database, guildId }, { params: { webhook_id: webhookId }, query: { cursor } }) =>
    listDeliveries(database, { guildId, webhookId, before: cursor?.[0] ?? null }, PAGE + 1),
  run(_, __, found) {
    const items = found.slice(0, PAGE).map(({ key: event, ...delivery }) => ({ ...delivery, event }))
    const last = found.length > PAGE ? items.at(-1) : undefined
    return { body: { items, next: last === undefined ? null : writeCursor([last.id]) } }
  },
})

const test = route({
  id: 'webhooks.test',
  method: 'POST',
  path: `${WEBHOOK_PATH}/test`,
  access: 'admin',
  summary: 'Sends a test event to a webhook, within seconds',
  request: { params: webhookParams },
  reply: webhookQueued,
  status: 202,
  load: loadWebhook,
  async run(context, { params: { webhook_id: webhookId } }, webhook) {
    const { database, guildId, now, locale } = context
    if (webhook === null) return noSuchWebhook(context)
    if (webhook.offAt !== null) return refuse('cannot-do', sayWebhooks(locale)('off'))
    const event = { type: 'test', data: { guildId }, webhookId } as const
    await insertJobs(database, [{ kind: 'guild-event', guildId, userId: null, payload: { event } }], now)
    return { body: { queued: true as const } }
  },
})

const replay = route({
  id: 'webhooks.replay',
  method: 'POST',
  path: `${WEBHOOK_PATH}/deliveries/:delivery_id/replay`,
  access: 'admin',
  summary: 'Sends an event again to a webhook, with the same id',
  request: { params: deliveryParams },
  reply: webhookQueued,
  status: 202,
  async load({ database, guildId }, { params: { webhook_id: webhookId, delivery_id: id } }) {
    const [webhook, state] = await Promise.all([
      getWebhook(database, guildId, webhookId),
      deliveryState(database, { guildId, webhookId, id }),
    ])
    return { webhook, state }
  },
  async run({ database, guildId, now, locale }, { params: { delivery_id: deliveryId } }, { webhook, state }) {
    const say = sayWebhooks(locale)
    if (webhook === null || state === null) return refuse('not-found', say(webhook === null ? 'gone' : 'noDelivery'))
    if (webhook.offAt !== null) return refuse('cannot-do', say('off'))
    if (state === 'waiting') return refuse('cannot-do', say('waiting'))
    const payload = { deliveryId, again: true }
    await insertJobs(database, [{ kind: 'webhook-delivery', guildId, userId: null, payload }], now)
    return { body: { queued: true as const } }
  },
})

export const deliveryRoutes = [list, test, replay]
