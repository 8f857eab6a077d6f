import * as v from 'valibot'
import { count, id, sentence } from './ids.ts'

/** An entry of a list of channels, roles or members. */
const listEntry = v.object({
  id,
  /** Null where it is deleted, never seen, or hidden from the person. */
  name: v.nullable(v.string()),
  /** `gone`: deleted. `hidden`: the bot cannot see the channel. `unknown`: Discord did not answer. */
  state: v.picklist(['there', 'hidden', 'gone', 'unknown']),
})
export type ListEntry = v.InferOutput<typeof listEntry>

/** `GET /guilds/:guild_id/ignored`, and the reply to PUT and DELETE. `:kind` is `channels` or `roles`. */
export const ignoredReply = v.object({
  version: v.string(),
  channels: v.array(listEntry),
  roles: v.array(listEntry),
  /** What was done, in words; null for GET. */
  saved: v.nullable(sentence),
})
export type IgnoredReply = v.InferOutput<typeof ignoredReply>

/** `PUT /guilds/:guild_id/command-limits/:id` */
export const commandLimitBody = v.strictObject({ kind: v.picklist(['channel', 'role', 'member']) })

/** `GET /guilds/:guild_id/command-limits`, and the reply to PUT and DELETE. */
export const commandLimitsReply = v.object({
  version: v.string(),
  /** Channels, threads and categories. Empty: commands work in all channels. */
  channels: v.array(v.object({ ...listEntry.entries, isCategory: v.boolean() })),
  /** Roles and members. If both are empty, all members may use commands. */
  roles: v.array(listEntry),
  members: v.array(listEntry),
  /** The most channels, and the most roles and members together. */
  most: count,
  saved: v.nullable(sentence),
})
export type CommandLimitsReply = v.InferOutput<typeof commandLimitsReply>
