import * as v from 'valibot'
import { MAX_LEVEL } from '../levelling/curve.ts'
import { ROLE_FATES } from '../levelling/level-roles.ts'
import { described } from './described.ts'
import { count, id, sentence } from './ids.ts'
import { roleEffect } from './settings.ts'

const level = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_LEVEL))

/** The correction of the level roles of all members, after a change. */
export const roleSync = v.object({
  state: described(
    '`none`: none was asked for, or it is done. `failed`: it ended, and some members could not be given a role',
    v.picklist(['none', 'waiting', 'running', 'failed']),
  ),
  done: described('How many members are done', count),
  total: described('How many members there are; null until they are counted', v.nullable(count)),
  given: described('How many roles were given', count),
  failed: described('How many members could not be given a role', count),
  reason: described('Why some members failed; null where none did', v.nullable(sentence)),
})
export type RoleSync = v.InferOutput<typeof roleSync>

const levelRole = v.object({
  level,
  roleId: id,
  name: described('Null for a deleted role', v.nullable(v.string())),
  color: count,
  holders: described('How many members have reached the level, and so should have the role', count),
  whenNext: described(
    'When the member reaches the next level role; null where the setting `type` decides',
    v.nullable(v.picklist(ROLE_FATES)),
  ),
  whenLost: described('When the member falls below the level', v.picklist(ROLE_FATES)),
  stopsXp: described('Whether members with the role earn no XP, because it is an ignored role', v.boolean()),
  problem: described('What is wrong with the role; null where nothing is', v.nullable(sentence)),
  removeRefusal: described('Why the person cannot remove it; null where they can', v.nullable(sentence)),
})
export type LevelRoleItem = v.InferOutput<typeof levelRole>

/** `GET /guilds/:guild_id/level-roles`, and the reply to POST and DELETE. */
export const levelRolesReply = v.object({
  version: v.string(),
  items: described('Lowest level first', v.array(levelRole)),
  type: described('The setting: whether members keep one role or all', v.picklist(['single', 'stack'])),
  neededPermission: described(
    'The permission that the person lacks to change level roles; null where they may',
    v.nullable(v.string()),
  ),
  sync: roleSync,
  saved: described('What was done, in words; null for GET', v.nullable(sentence)),
})
export type LevelRolesReply = v.InferOutput<typeof levelRolesReply>

/**
 * `POST /guilds/:guild_id/level-roles`. Where the role has dangerous permissions, the first request is refused with a problem
 * that has a further member `confirm`. The same request with `confirmed` set to that text is accepted.
 */
export const levelRoleBody = v.strictObject({
  roleId: id,
  level,
  confirmed: described(
    'The text `confirm` of the problem, where the role has dangerous permissions',
    v.optional(v.pipe(v.string(), v.regex(/^\d{1,20}$/))),
  ),
})

const next = v.picklist([...ROLE_FATES, 'setting'])

/** `PATCH /guilds/:guild_id/level-roles/:role_id`: the parts of the rule that change. */
export const levelRoleRuleBody = v.strictObject({
  whenNext: described('`setting`: the setting `type` decides', v.optional(next)),
  whenLost: v.optional(v.picklist(ROLE_FATES)),
})

/** `POST /guilds/:guild_id/level-roles/preview`: one level role to add, one to remove, or a new rule for one. */
export const levelRolesPreviewBody = v.union([
  v.strictObject({ rule: v.strictObject({ roleId: id, ...levelRoleRuleBody.entries }) }),
  v.strictObject({ add: v.strictObject({ roleId: id, level }) }),
  v.strictObject({ remove: v.strictObject({ roleId: id }) }),
])

export const levelRolesPreviewReply = v.object({
  gain: described('Members who would gain at least one role, with members who have left the server', count),
  lose: described('Members who would lose at least one role, with members who have left the server', count),
  roles: v.array(roleEffect),
  refusal: described('Why it would be refused; null where it would not', v.nullable(sentence)),
  warning: described('What the person must confirm first; null where nothing is to confirm', v.nullable(sentence)),
})
export type LevelRolesPreviewReply = v.InferOutput<typeof levelRolesPreviewReply>

/** `POST /guilds/:guild_id/level-roles/sync/report`: up to a thousand members of the server at a time. */
export const syncReportBody = v.strictObject({
  after: described('`next` of the reply before; null for the first members', v.nullable(id)),
})

export const syncReportReply = v.object({
  members: described('Members with XP who were compared', count),
  changed: described('How many of them would gain or lose a role', count),
  roles: v.array(roleEffect),
  sample: described(
    'Some of these members',
    v.array(v.object({ userId: id, name: v.string(), gain: v.array(id), lose: v.array(id) })),
  ),
  next: described('Ask again with this id to compare the next members; null where these were the last', v.nullable(id)),
})
export type SyncReportReply = v.InferOutput<typeof syncReportReply>
