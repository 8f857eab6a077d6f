import * as v from 'valibot'
import { described } from './described.ts'
import { count, id, sentence } from './ids.ts'
import { factor } from './parts.ts'

/** An entry of a list of channels, roles or members. */
const listEntry = v.object({
  id,
  name: described('Null where it is deleted, never seen, or hidden from the person', v.nullable(v.string())),
  state: described(
    '`gone`: deleted. `hidden`: the bot cannot see the channel. `unknown`: Discord did not answer',
    v.picklist(['there', 'hidden', 'gone', 'unknown']),
  ),
})
export type ListEntry = v.InferOutput<typeof listEntry>

/** `GET /guilds/:guild_id/ignored`, and the reply to PUT and DELETE. `:kind` is `channels` or `roles`. */
export const ignoredReply = v.object({
  version: v.string(),
  channels: v.array(listEntry),
  roles: v.array(listEntry),
  saved: described('What was done, in words; null for GET', v.nullable(sentence)),
})
export type IgnoredReply = v.InferOutput<typeof ignoredReply>

/** `GET /guilds/:guild_id/xp-channels`, and the reply to PUT and DELETE. */
export const xpChannelsReply = v.object({
  version: v.string(),
  channels: described('The only channels, threads and categories that earn XP; empty where all do', v.array(listEntry)),
  saved: described('What was done, in words; null for GET', v.nullable(sentence)),
})
export type XpChannelsReply = v.InferOutput<typeof xpChannelsReply>

/** `PUT /guilds/:guild_id/multipliers/:kind/:id` */
export const multiplierBody = v.strictObject({
  factor: described('At most two decimals. With 0, nothing earns XP', factor),
})

const multiplierEntry = v.object({ ...listEntry.entries, factor: v.number() })

/** `GET /guilds/:guild_id/multipliers`, and the reply to PUT and DELETE. `:kind` is `channels` or `roles`. */
export const multipliersReply = v.object({
  version: v.string(),
  channels: described('Channels, threads and categories, the highest first', v.array(multiplierEntry)),
  roles: described('The highest first', v.array(multiplierEntry)),
  rule: described('How several multipliers count at once, in words', sentence),
  gain: described(
    'What a message earns with the multiplier of the server alone',
    v.object({ least: v.number(), most: v.number() }),
  ),
  base: described(
    'What a message is worth before all multipliers, and the multiplier of the server',
    v.object({ leastXp: count, mostXp: count, rate: v.number() }),
  ),
  saved: described('What was done, in words; null for GET', v.nullable(sentence)),
})
export type MultipliersReply = v.InferOutput<typeof multipliersReply>

/** `PUT /guilds/:guild_id/command-limits/:id` */
export const commandLimitBody = v.strictObject({ kind: v.picklist(['channel', 'role', 'member']) })

/** `GET /guilds/:guild_id/command-limits`, and the reply to PUT and DELETE. */
export const commandLimitsReply = v.object({
  version: v.string(),
  channels: described(
    'Channels, threads and categories in which commands work. Where the list is empty, commands work in all channels',
    v.array(v.object({ ...listEntry.entries, isCategory: v.boolean() })),
  ),
  roles: described('Roles that may use commands. Without any roles and members, all members may', v.array(listEntry)),
  members: described('Members who may use commands', v.array(listEntry)),
  most: described('The most channels, and the most roles and members together', count),
  saved: v.nullable(sentence),
})
export type CommandLimitsReply = v.InferOutput<typeof commandLimitsReply>
