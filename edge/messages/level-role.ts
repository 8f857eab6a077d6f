import { assertNever } from '../../shared/assert-never.ts'
import type { RegisteredLevelRole } from '../../shared/database/guilds/level-roles.ts'
import type { EndedLevelRole } from '../../shared/database/guilds/remove-level-role.ts'
import { roleMention } from '../../shared/discord/markdown.ts'
import type { LevelRoleRefusal } from '../../shared/levelling/level-role-refusal.ts'
import type { LevelRole } from '../../shared/levelling/level-roles.ts'
import type { RoleRefusal } from '../../shared/levelling/role-authority.ts'
import type { FindingContext as MessageContext } from './finding.ts'
import { permissionNames } from './permission-key.ts'
import { manageRolesRefusal, roleRefusal } from './role-refusal.ts'

/** Whether a level role was registered, or why not. */
export type AddedLevelRole =
  /** `unchecked`: Discord did not show the guild's roles. `powerless`: the bot may not manage roles. */
  | { ok: true; syncing: boolean; warning: 'unchecked' | 'powerless' | null }
  | { ok: false; reason: 'gone' }
  | ({ ok: false } & LevelRoleRefusal)
  | Extract<RegisteredLevelRole, { ok: false }>

/** Whether a level role was removed, or why not. */
export type RemovedLevelRole =
  | EndedLevelRole
  | { ok: false; reason: 'unseen' | 'no-manage-roles' }
  | { ok: false; reason: 'role-refused'; why: RoleRefusal }

/**
 * The reply to a member who wants to register a level role.
 * @param syncing the text for members who have reached the level; it depends on whether the reply shows the progress
 */
export function addedMessage(
  { text, mention }: MessageContext,
  { roleId, level }: LevelRole,
  added: AddedLevelRole,
  syncing: 'levelRoles.syncing' | 'levelRoles.syncingUnseen' = 'levelRoles.syncing',
): string {
  const role = roleMention(roleId)
  if (added.ok) {
    const warning = {
      unchecked: () => text('levelRoles.unchecked', { doctor: mention('doctor') }),
      powerless: () => text('levelRoles.powerless', { permission: text('permission.manageRoles') }),
    }
    const progress = text(added.syncing ? syncing : 'levelRoles.nobodyYet')
    const lines =
      level === 0 ? [text('levelRoles.addedJoin', { role })] : [text('levelRoles.added', { role, level }), progress]
    return [...lines, ...(added.warning === null ? [] : [warning[added.warning]()])].join('\n')
  }
  const remove = mention('levelroles remove')
  switch (added.reason) {
    case 'everyone':
      return text('levelRoles.everyone')
    case 'gone':
      return text('levelRoles.gone')
    case 'managed':
      return text('levelRoles.managed', { role })
    case 'above-bot':
      return text('levelRoles.aboveBot', { role })
    case 'role-taken':
      return text('levelRoles.roleTaken', { role, level: added.level, remove })
    case 'level-taken':
      return text('levelRoles.levelTaken', { role: roleMention(added.roleId), level, remove })
    case 'displaces':
      return text('authority.displaces', { role: roleMention(added.roleId) })
    case 'dangerous': {
      const permissions = permissionNames(text, added.permissions)
      return text('levelRoles.dangerous', { role, level, permissions })
    }
    case 'stale':
      return text('refusal.expired')
    case 'unseen':
      return text('authority.unseen')
    case 'no-manage-roles':
      return manageRolesRefusal(text)
    case 'above-you':
    case 'more-than-you':
    case 'manager':
      return roleRefusal(text, roleId, added)
    default:
      return assertNever(added)
  }
}

/** The reply to a member who wants to remove a level role. */
export function removedMessage({ text, mention }: MessageContext, roleId: string, removed: RemovedLevelRole): string {
  if (removed.ok) return text('levelRoles.removed', { role: roleMention(roleId) })
  switch (removed.reason) {
    case 'not-registered':
      return text('levelRoles.notRegistered', { list: mention('levelroles list') })
    case 'stale':
      return text('refusal.expired')
    case 'unseen':
      return text('authority.unseen')
    case 'no-manage-roles':
      return manageRolesRefusal(text)
    case 'brings':
      return text('authority.brings', { role: roleMention(removed.roleId) })
    case 'role-refused':
      return roleRefusal(text, roleId, removed.why)
    default:
      return assertNever(removed)
  }
}
