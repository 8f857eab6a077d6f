import * as v from 'valibot'
import {
  newWebhookBody,
  newWebhookReply,
  rotatedReply,
  webhookParams,
  webhookPatch,
  webhookReply,
  webhooksReply,
} from '../../../shared/api/webhooks.ts'
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  listWebhooks,
  MAX_WEBHOOKS,
  OLD_SECRET_MS,
  rotateSecret,
  type Webhook,
} from '../../../shared/database/webhooks/webhooks.ts'
import { bitsOf, typesIn } from '../../../shared/webhooks/events.ts'
import type { GuildContext } from '../context.ts'
import { refuse } from '../problem.ts'
import { type AnyRoute, route } from '../route.ts'
import { deliveryRoutes } from './delivery-routes.ts'
import { sayWebhooks } from './texts.ts'
import { checkWebhookUrl, shownHost, type UrlRefusal } from './url.ts'
import { loadWebhook, noSuchWebhook, WEBHOOK_PATH } from './webhook.ts'

const shown = ({ events, oldUntil, ...webhook }: Webhook) => ({
  ...webhook,
  ...{ events: typesIn(events), isOn: webhook.offAt === null, oldSecretUntil: oldUntil },
})

/** The fields that switching a webhook on changes. */
const ON = { offAt: null, offWhy: null, failingSince: null }

const refuseUrl = ({ locale }: GuildContext, reason: UrlRefusal) => {
  const detail = sayWebhooks(locale)(reason)
  return refuse('bad-request', detail, { errors: [{ at: 'body.url', detail }] })
}

const list = route({
  id: 'webhooks.list',
  method: 'GET',
  path: '/guilds/:guild_id/webhooks',
  access: 'admin',
  summary: 'Lists the webhooks of a server, without their secrets',
  reply: webhooksReply,
  load: ({ database, guildId }) => listWebhooks(database, guildId),
  run: (_, __, items) => ({ body: { items: items.map(shown), most: MAX_WEBHOOKS } }),
})

const create = route({
  id: 'webhooks.create',
  method: 'POST',
  path: '/guilds/:guild_id/webhooks',
  access: 'admin',
  summary: 'Adds a webhook. Only this reply shows its secret',
  request: { body: newWebhookBody },
  reply: newWebhookReply,
  status: 201,
  showsSecret: true,
  async run(context, { body }) {
    const { database, guildId, actor, now, locale, webhookSecrets } = context
    const checked = checkWebhookUrl(body.url)
    if (!checked.ok) return refuseUrl(context, checked.reason)
    const { url } = checked
    const { secret, sealed } = await webhookSecrets.make(guildId)
    const author = { guildId, actor, host: shownHost(url) }
    const made = await createWebhook(database, author, { url, events: bitsOf(body.events), secret: sealed }, now)
    if (made === null) return refuse('cannot-do', sayWebhooks(locale)('full', { most: MAX_WEBHOOKS }))
    return { body: { id: made, secret } }
  },
})

const change = route({
  id: 'webhooks.change',
  method: 'PATCH',
  path: WEBHOOK_PATH,
  access: 'admin',
  summary: 'Changes the address or the events of a webhook, or switches it on or off',
  request: { params: webhookParams, body: webhookPatch },
  reply: webhookReply,
  load: loadWebhook,
  async run(context, { params: { webhook_id: id }, body: { url: asked, events, isOn } }, webhook) {
    const { database, guildId, actor, now } = context
    if (webhook === null) return noSuchWebhook(context)
    const checked = checkWebhookUrl(asked ?? webhook.url)
    if (!checked.ok) return refuseUrl(context, checked.reason)
    const { url } = checked
    const bits = events === undefined ? webhook.events : bitsOf(events)
    const author = { guildId, id, actor, host: shownHost(url) }
    if (!(await changeWebhook(database, author, { url, events: bits, isOn }, now))) return noSuchWebhook(context)
    const switched = isOn === undefined ? {} : isOn ? ON : { offAt: now, offWhy: 'admin' as const }
    return { body: shown({ ...webhook, url, events: bits, ...switched }) }
  },
})

const rotate = route({
  id: 'webhooks.rotate',
  method: 'POST',
  path: `${WEBHOOK_PATH}/rotate`,
  access: 'admin',
  summary: 'Replaces the secret of a webhook. Only this reply shows the new one. For a day, the old one also signs',
  request: { params: webhookParams },
  reply: rotatedReply,
  showsSecret: true,
  load: loadWebhook,
  async run(context, { params: { webhook_id: id } }, webhook) {
    const { database, guildId, actor, now, webhookSecrets } = context
    if (webhook === null) return noSuchWebhook(context)
    const { secret, sealed } = await webhookSecrets.make(guildId)
    const author = { guildId, id, actor, host: shownHost(webhook.url) }
    if (!(await rotateSecret(database, author, sealed, now))) return noSuchWebhook(context)
    return { body: { secret, oldSecretUntil: now + OLD_SECRET_MS } }
  },
})

const remove = route({
  id: 'webhooks.delete',
  method: 'DELETE',
  path: WEBHOOK_PATH,
  access: 'admin',
  summary: 'Removes a webhook. Events that wait for it are not sent',
  request: { params: webhookParams },
  reply: v.undefined(),
  load: loadWebhook,
  async run(context, { params: { webhook_id: id } }, webhook) {
    const { database, guildId, actor, now } = context
    if (webhook === null) return noSuchWebhook(context)
    const author = { guildId, id, actor, host: shownHost(webhook.url) }
    return (await deleteWebhook(database, author, now)) ? { status: 204 } : noSuchWebhook(context)
  },
})

export const webhookRoutes: readonly AnyRoute[] = [list, create, change, rotate, remove, ...deliveryRoutes]
