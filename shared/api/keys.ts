import * as v from 'valibot'
import { id, time } from './ids.ts'

/** A name of a key: what it is for. */
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64))

/** `write` includes `read`. */
const scope = v.picklist(['read', 'write'])

/** An API key of a guild, without its secret. */
export const apiKey = v.object({
  id,
  name: v.string(),
  scope,
  /** The person who made it. */
  createdBy: id,
  createdAt: time,
  /** The last use, accurate to a minute; null where it was never used. */
  usedAt: v.nullable(time),
  /** Null where it never expires. */
  expiresAt: v.nullable(time),
})
export type ApiKeyItem = v.InferOutput<typeof apiKey>

/** `GET /guilds/:guild_id/keys`: the newest first. */
export const keysReply = v.object({
  items: v.array(apiKey),
  /** The most keys that a server may have. */
  most: v.number(),
})
export type KeysReply = v.InferOutput<typeof keysReply>

/** `POST /guilds/:guild_id/keys` */
export const newKeyBody = v.strictObject({
  name,
  scope,
  /** Days until it expires; null or absent: never. */
  expiresInDays: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_650))), null),
})

/** The reply to POST: the only time that the secret is shown. */
export const newKeyReply = v.object({
  ...apiKey.entries,
  /** The key itself. A secret. */
  secret: v.string(),
})
export type NewKeyReply = v.InferOutput<typeof newKeyReply>
