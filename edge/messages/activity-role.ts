import { roleMention } from '../../shared/discord/markdown.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { type ActivityRole, MOST_ACTIVITY_ROLES } from '../../shared/levelling/activity-role.ts'
import type { LevelRoleRefusal } from '../../shared/levelling/level-role-refusal.ts'
import type { RoleRefusal } from '../../shared/levelling/role-authority.ts'
import type { FindingContext as MessageContext } from './finding.ts'
import { permissionNames } from './permission-key.ts'
import { manageRolesRefusal, roleRefusal } from './role-refusal.ts'

/** Whether an activity role was set, or why not. */
export type ChangedActivityRole =
  | { ok: true }
  | { ok: false; reason: 'gone' | 'not-set' | 'stale' }
  | ({ ok: false } & LevelRoleRefusal)

/** Whether an activity role was removed, or why not. */
export type RemovedActivityRole =
  | { ok: true }
  | { ok: false; reason: 'not-registered' | 'stale' | 'unseen' | 'no-manage-roles' }
  | { ok: false; reason: 'role-refused'; why: RoleRefusal }

/** The reply to a member who sets an activity role. */
export function activityRoleText(
  { text, mention }: MessageContext,
  { roleId, members, days }: ActivityRole,
  changed: ChangedActivityRole,
): string {
  const role = roleMention(roleId)
  if (changed.ok) return text('activityRoles.set', { role, members, days })
  switch (changed.reason) {
    case 'gone':
      return text('levelRoles.gone')
    case 'not-set':
      return text('activityRoles.notSet', { role, most: MOST_ACTIVITY_ROLES, list: mention('activityroles list') })
    case 'stale':
      return text('refusal.expired')
    case 'everyone':
      return text('activityRoles.everyone')
    case 'managed':
      return text('levelRoles.managed', { role })
    case 'above-bot':
      return text('levelRoles.aboveBot', { role })
    case 'unseen':
      return text('authority.unseen')
    case 'no-manage-roles':
      return manageRolesRefusal(text)
    case 'dangerous':
      return text('activityRoles.dangerous', { role, permissions: permissionNames(text, changed.permissions) })
    default:
      return roleRefusal(text, roleId, changed)
  }
}

/** The reply to a member who removes an activity role. */
export function activityRoleRemovedText(
  { text, mention }: MessageContext,
  roleId: Snowflake,
  removed: RemovedActivityRole,
): string {
  if (removed.ok) return text('activityRoles.removed', { role: roleMention(roleId) })
  switch (removed.reason) {
    case 'not-registered':
      return text('activityRoles.none', { list: mention('activityroles list') })
    case 'stale':
      return text('refusal.expired')
    case 'unseen':
      return text('authority.unseen')
    case 'no-manage-roles':
      return manageRolesRefusal(text)
    default:
      return roleRefusal(text, roleId, removed.why)
  }
}
