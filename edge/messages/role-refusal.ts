import { assertNever } from '../../shared/assert-never.ts'
import { roleMention } from '../../shared/discord/markdown.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { RoleRefusal } from '../../shared/levelling/role-authority.ts'
import type { Speak } from '../features/texts.ts'
import { permissionNames } from './permission-key.ts'

/** The refusal for a member who does not have Manage Roles in the whole server. */
export const manageRolesRefusal = (text: Speak): string =>
  text('refusal.permission', { permission: text('permission.manageRoles') })

/** Why a member may not give or take a role. */
export function roleRefusal(text: Speak, roleId: Snowflake, refusal: RoleRefusal): string {
  const role = roleMention(roleId)
  switch (refusal.reason) {
    case 'above-you':
      return text('authority.aboveYou', { role })
    case 'more-than-you':
      return text('authority.moreThanYou', { role, permissions: permissionNames(text, refusal.permissions) })
    case 'manager':
      return text('authority.manager', { role })
    default:
      return assertNever(refusal)
  }
}
