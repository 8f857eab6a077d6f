import * as v from 'valibot'
import { id } from '../../../shared/api/ids.ts'
import { keysReply, newKeyBody, newKeyReply } from '../../../shared/api/keys.ts'
import {
  createApiKey,
  deleteApiKey,
  getApiKey,
  listApiKeys,
  MAX_API_KEYS,
} from '../../../shared/database/web/api-keys.ts'
import { sha256 } from '../../sessions/session-id.ts'
import { refuse } from '../problem.ts'
import { type AnyRoute, route } from '../route.ts'
import { newKey } from './key.ts'
import { sayKeys } from './texts.ts'

const DAY_MS = 24 * 60 * 60_000

const list = route({
  id: 'keys.list',
  method: 'GET',
  path: '/guilds/:guild_id/keys',
  access: 'admin',
  summary: 'Lists the API keys of a server, without their secrets',
  reply: keysReply,
  load: ({ database, guildId }) => listApiKeys(database, guildId),
  run: (_, __, items) => ({ body: { items, most: MAX_API_KEYS } }),
})

const create = route({
  id: 'keys.create',
  method: 'POST',
  path: '/guilds/:guild_id/keys',
  access: 'admin',
  summary: 'Makes an API key, and shows its secret this one time',
  request: { body: newKeyBody },
  reply: newKeyReply,
  status: 201,
  showsSecret: true,
  async run({ database, guildId, actor, now, locale }, { body: { name, scope, expiresInDays } }) {
    const secret = newKey()
    const expiresAt = expiresInDays === null ? null : now + expiresInDays * DAY_MS
    const key = { name, scope, createdBy: actor.id, createdAt: now, expiresAt }
    const made = await createApiKey(database, { guildId, keyHash: await sha256(secret), ...key }, actor)
    if (made === null) return refuse('cannot-do', sayKeys(locale)('full', { most: MAX_API_KEYS }))
    return { body: { id: made, ...key, usedAt: null, secret } }
  },
})

const remove = route({
  id: 'keys.delete',
  method: 'DELETE',
  path: '/guilds/:guild_id/keys/:key_id',
  access: 'admin',
  summary: 'Deletes an API key, which stops working at once',
  request: { params: v.object({ key_id: id }) },
  reply: v.undefined(),
  load: ({ database, guildId }, { params: { key_id } }) => getApiKey(database, guildId, key_id),
  async run({ database, guildId, actor, now, locale }, { params: { key_id } }, key) {
    const isDeleted = key !== null && (await deleteApiKey(database, { guildId, id: key_id, key }, { actor, at: now }))
    return isDeleted ? { status: 204 } : refuse('not-found', sayKeys(locale)('gone'))
  },
})

export const keyRoutes: readonly AnyRoute[] = [list, create, remove]
