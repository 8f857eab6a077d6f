import { assertNever } from '../../shared/assert-never.ts'
import { roleMention } from '../../shared/discord/markdown.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Beyond } from '../../shared/levelling/role-authority.ts'
import type { Speak } from '../features/texts.ts'
import { permissionKey } from './permission-key.ts'

/** Permissions by their names. */
export const permissionNames = (text: Speak, permissions: readonly bigint[]): string =>
  permissions.map((one) => text(permissionKey(one))).join(', ')

/** That a member may manage roles in no more than a channel, or not at all. */
export const manageRolesText = (text: Speak): string =>
  text('refusal.permission', { permission: text('permission.manageRoles') })

/** Why a role is not for somebody to give or take. */
export function beyondText(text: Speak, roleId: Snowflake, beyond: Beyond): string {
  const role = roleMention(roleId)
  switch (beyond.reason) {
    case 'above-you':
      return text('authority.aboveYou', { role })
    case 'more-than-you':
      return text('authority.moreThanYou', { role, permissions: permissionNames(text, beyond.permissions) })
    case 'manager':
      return text('authority.manager', { role })
    default:
      return assertNever(beyond)
  }
}
