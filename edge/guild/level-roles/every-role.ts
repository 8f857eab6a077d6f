import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import type { GuildOrder, Holder } from '../../../shared/discord/guild-view.ts'
import { mayUnseen } from '../../../shared/levelling/role-authority.ts'
import { firstRefusedRole } from '../../../shared/levelling/xp-authority.ts'
import type { Speak } from '../../features/texts.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { roleRefusal } from '../../messages/role-refusal.ts'
import { fetchGuildOrder } from '../fetch.ts'

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

/** Why the user may not give and take every level role, by the guild's roles at Discord; null if they may. */
export async function roleRefusalOf(context: InteractionContext, stored: GuildOverview): Promise<string | null> {
  const { user, text } = context
  if (stored.levelRoles.length === 0) return null
  const order = await fetchGuildOrder(context)
  if (order === null) {
    const may = mayUnseen(user.permissions, (await context.botToken()) !== null)
    return may ? null : text('authority.unseen')
  }
  return everyRoleRefusal(text, stored, user, order)
}
