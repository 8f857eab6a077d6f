import { roleMention } from '../../../shared/discord/markdown.ts'
import type { RoleState } from '../../../shared/levelling/role-states.ts'
import { sayAsCommands } from '../guild/say.ts'
import { sayOfMembers } from './texts.ts'

/** Why a member does not have a level role, or has one too many, in the reader's language; null where that is not known. */
export function roleReason(locale: string, { why, level, roleId }: RoleState): string | null {
  const { text, mention } = sayAsCommands(locale)
  const remove = mention('levelroles remove')
  switch (why) {
    case null:
      return null
    case 'deleted':
      return text('finding.roleDeleted', { level, remove })
    case 'managed':
      return text('finding.roleManaged', { level, role: roleMention(roleId), remove })
    case 'no-permission':
      return text('finding.manageRolesMissing', { permission: text('permission.manageRoles') })
    case 'above-bot':
      return text('finding.roleAboveBot', { level, role: roleMention(roleId) })
    case 'waiting':
      return sayOfMembers(locale)('roleWaiting')
  }
}
