import { assertNever } from '../../../shared/assert-never.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { RoleAssignType } from '../../../shared/levelling/level-roles.ts'
import { beyondText, manageRolesText } from '../../messages/beyond.ts'
import type { Speak } from '../texts.ts'
import type { SetRoleType } from './set-role-type.ts'

/** What came of changing which level roles members keep. */
export function roleTypeMessage(text: Speak, type: RoleAssignType, set: SetRoleType): Message {
  if (set.ok) {
    return { content: [text(`settings.${type}Set`), ...(set.syncing ? [text('settings.syncing')] : [])].join('\n') }
  }
  switch (set.reason) {
    case 'unseen':
      return { content: text('authority.unseen') }
    case 'no-manage-roles':
      return { content: manageRolesText(text) }
    case 'beyond':
      return { content: `${text('authority.roleType')}\n${beyondText(text, set.roleId, set.why)}` }
    default:
      return assertNever(set)
  }
}
