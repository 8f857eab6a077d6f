import { assertNever } from '../../../shared/assert-never.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { RoleAssignType } from '../../../shared/levelling/level-roles.ts'
import { manageRolesRefusal, roleRefusal } from '../../messages/role-refusal.ts'
import type { Speak } from '../texts.ts'
import type { SetRoleType } from './set-role-type.ts'

/** The reply to a member who changes which level roles members keep. */
export function roleTypeMessage(text: Speak, type: RoleAssignType, set: SetRoleType): Message {
  if (set.ok) {
    return { content: [text(`settings.${type}Set`), ...(set.syncing ? [text('settings.syncing')] : [])].join('\n') }
  }
  switch (set.reason) {
    case 'unseen':
      return { content: text('authority.unseen') }
    case 'no-manage-roles':
      return { content: manageRolesRefusal(text) }
    case 'role-refused':
      return { content: `${text('authority.roleType')}\n${roleRefusal(text, set.roleId, set.why)}` }
    default:
      return assertNever(set)
  }
}
