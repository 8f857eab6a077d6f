import type { Tier } from '../../shared/api/tier.ts'
import type { SessionGuild } from '../../shared/database/web/sessions.ts'
import { type GuildOrder, guildPermissions, type Holder } from '../../shared/discord/guild-view.ts'
import { Permission, permits } from '../../shared/discord/permission.ts'

/** The tier that permissions alone give; null where they give none. */
export function tierOfPermissions(permissions: bigint): Tier | null {
  if (permits(permissions, Permission.Administrator)) return 'admin'
  return permits(permissions, Permission.ManageGuild) ? 'manager' : null
}

/**
 * The tier of a member in a guild, by the guild's owner and roles as Discord shows them.
 * @returns null for a member without access
 */
export function tierOf(
  order: GuildOrder,
  member: Holder,
  { managerRoleIds, viewerRoleIds }: Pick<SessionGuild, 'managerRoleIds' | 'viewerRoleIds'>,
): Tier | null {
  const byPermissions = tierOfPermissions(guildPermissions(order, member))
  if (byPermissions !== null) return byPermissions
  const holdsOneOf = (roleIds: readonly string[]): boolean => roleIds.some((id) => member.roleIds.includes(id))
  if (holdsOneOf(managerRoleIds)) return 'manager'
  return holdsOneOf(viewerRoleIds) ? 'viewer' : null
}
