import * as v from 'valibot'
import { MAX_LEVEL } from '../levelling/curve.ts'
import { count, id, sentence } from './ids.ts'
import { roleEffect } from './settings.ts'

const level = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_LEVEL))

/** The correction of the level roles of all members, after a change. */
const roleSync = v.object({
  /** `none`: none was asked for, or it is done. `failed`: it ended, and some members could not be given a role. */
  state: v.picklist(['none', 'waiting', 'running', 'failed']),
  /** How many members are done, and how many there are; null until they are counted. */
  done: count,
  total: v.nullable(count),
  given: count,
  failed: count,
  /** Why some failed, in words; null where none did. */
  reason: v.nullable(sentence),
})
export type RoleSync = v.InferOutput<typeof roleSync>

const levelRole = v.object({
  level,
  roleId: id,
  /** Null for a deleted role. */
  name: v.nullable(v.string()),
  color: count,
  /** How many members have reached the level, and so should have the role. */
  holders: count,
  /** What is wrong with it; null for nothing. */
  problem: v.nullable(sentence),
  /** Why the person cannot remove it; null where they can. */
  removeRefusal: v.nullable(sentence),
})
export type LevelRoleItem = v.InferOutput<typeof levelRole>

/** `GET /guilds/:guild_id/level-roles`, and the reply to POST and DELETE. */
export const levelRolesReply = v.object({
  version: v.string(),
  /** Lowest level first. */
  items: v.array(levelRole),
  /** The setting: whether members keep one role or all. */
  type: v.picklist(['single', 'stack']),
  /** The permission that the person lacks to change level roles; null where they may. */
  neededPermission: v.nullable(v.string()),
  sync: roleSync,
  /** What was done, in words; null for GET. */
  saved: v.nullable(sentence),
})
export type LevelRolesReply = v.InferOutput<typeof levelRolesReply>

/**
 * `POST /guilds/:guild_id/level-roles`. Where the role has dangerous permissions, the first request is refused with a problem
 * that has a further member `confirm`. The same request with `confirmed` set to that text is accepted.
 */
export const levelRoleBody = v.strictObject({
  roleId: id,
  level,
  confirmed: v.optional(v.pipe(v.string(), v.regex(/^\d{1,20}$/))),
})
export type LevelRoleBody = v.InferOutput<typeof levelRoleBody>

/** `POST /guilds/:guild_id/level-roles/preview`: one level role to add, or one to remove. */
export const levelRolesPreviewBody = v.union([
  v.strictObject({ add: v.strictObject({ roleId: id, level }) }),
  v.strictObject({ remove: v.strictObject({ roleId: id }) }),
])

export const levelRolesPreviewReply = v.object({
  /** Members who would gain and lose at least one role. Counts include members who have left the server. */
  gain: count,
  lose: count,
  roles: v.array(roleEffect),
  /** Why it would be refused; null where it would not. */
  refusal: v.nullable(sentence),
  /** What the person must confirm first; null for nothing. */
  warning: v.nullable(sentence),
})
export type LevelRolesPreviewReply = v.InferOutput<typeof levelRolesPreviewReply>
