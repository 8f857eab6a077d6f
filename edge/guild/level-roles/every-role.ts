import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import type { GuildOrder, Holder } from '../../../shared/discord/guild-view.ts'
import { firstRefusedRole } from '../../../shared/levelling/xp-authority.ts'
import type { Speak } from '../../features/texts.ts'
import { roleRefusal } from '../../messages/role-refusal.ts'

/**
 * Why a member may not make a change that can give and take every level role; null where they may. Deleted roles do not count.
 */
export function everyRoleRefusal(
  text: Speak,
  { levelRoles, managerRoleIds }: Pick<GuildOverview, 'levelRoles' | 'managerRoleIds'>,
  holder: Holder,
  order: GuildOrder,
): string | null {
  const roleIds = levelRoles.map(({ roleId }) => roleId)
  const refused = firstRefusedRole(roleIds, holder, order, new Set(managerRoleIds))
  return refused === null ? null : `${text('authority.roleType')}\n${roleRefusal(text, refused.roleId, refused.why)}`
}
