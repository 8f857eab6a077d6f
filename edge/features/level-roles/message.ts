import { assertNever } from '../../../shared/assert-never.ts'
import { ButtonStyle } from '../../../shared/discord/component-type.ts'
import { roleMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { LevelRole } from '../../../shared/levelling/level-roles.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { button, buttonRow } from '../../messages/button.ts'
import { listMessage, pageOf } from '../../messages/list.ts'
import { permissionNames } from '../../messages/permission-key.ts'
import { manageRolesRefusal, roleRefusal } from '../../messages/role-refusal.ts'
import type { AddedLevelRole } from './add.ts'
import type { RemovedLevelRole } from './remove.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'mention'>

const ROLES_PER_PAGE = 20

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
    const lines = [text('levelRoles.added', { role, level }), progress]
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

/** Asks the member to confirm a level role with dangerous permissions. @param confirmId custom id of the button */
export const confirmMessage = ({ text }: MessageContext, content: string, confirmId: string): Message => ({
  content,
  components: [buttonRow(button(text('levelRoles.confirm'), confirmId, ButtonStyle.Danger))],
})

/** A page of the level roles of a guild, in the order given. @param wanted any whole number; the nearest page is shown */
export function levelRolesMessage(
  { text, mention }: MessageContext,
  levelRoles: readonly LevelRole[],
  wanted: number,
  pageId: (page: number) => string,
): Message {
  const line = ({ level, roleId }: LevelRole) => text('levelRoles.line', { level, role: roleMention(roleId) })
  return listMessage(text, {
    title: text('levelRoles.title'),
    empty: text('levelRoles.empty', { add: mention('levelroles add') }),
    page: pageOf(levelRoles.map(line), wanted, ROLES_PER_PAGE),
    pageId,
  })
}
