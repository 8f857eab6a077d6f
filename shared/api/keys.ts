import * as v from 'valibot'
import { described } from './described.ts'
import { id, time } from './ids.ts'

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64))

const scope = v.picklist(['read', 'write'])

/** An API key of a guild, without its secret. */
const apiKey = v.object({
  id,
  name: v.string(),
  scope,
  createdBy: described('The person who made the key', id),
  createdAt: time,
  usedAt: described('The last use, accurate to a minute; null where it was never used', v.nullable(time)),
  expiresAt: described('Null where it never expires', v.nullable(time)),
})
export type ApiKeyItem = v.InferOutput<typeof apiKey>

/** `GET /guilds/:guild_id/keys`: the newest first. */
export const keysReply = v.object({
  items: v.array(apiKey),
  most: described('The most keys that a server may have', v.number()),
})
export type KeysReply = v.InferOutput<typeof keysReply>

/** `POST /guilds/:guild_id/keys` */
export const newKeyBody = v.strictObject({
  name: described('What the key is for', name),
  scope: described('`write` includes `read`', scope),
  expiresInDays: described(
    'Days until it expires. With null or without it, the key never expires',
    v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_650))), null),
  ),
})

/** The reply to POST: the only time that the secret is shown. */
export const newKeyReply = v.object({
  ...apiKey.entries,
  secret: described('The key itself. No other reply shows it', v.string()),
})
export type NewKeyReply = v.InferOutput<typeof newKeyReply>
