import { type GuildOrder, guildPermissions } from '../../../shared/discord/guild-view.ts'
import { Permission, permits } from '../../../shared/discord/permission.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { mayUnseen, type RoleRefusal, roleRefusalFor } from '../../../shared/levelling/role-authority.ts'
import type { LevelRoleContext } from './add.ts'

/** Why a member may not change a level role. */
export type NotChangeable =
  | { ok: false; reason: 'not-registered' | 'unseen' | 'no-manage-roles' }
  | { ok: false; reason: 'role-refused'; why: RoleRefusal }

/** `mayAppoint`: the member may also change a manager role. */
type Judged = { ok: true; mayAppoint: boolean } | NotChangeable

/**
 * Whether a member may change a level role. They must be allowed to give the role by hand. Everybody may change a deleted role.
 * @param order the order of the guild's roles; null where Discord does not show it
 */
export async function judgeLevelRole(
  { user, botToken }: Pick<LevelRoleContext, 'user' | 'botToken'>,
  roleId: Snowflake,
  order: GuildOrder | null,
): Promise<Judged> {
  if (order === null) {
    if (!mayUnseen(user.permissions, (await botToken()) !== null)) return { ok: false, reason: 'unseen' }
    return { ok: true, mayAppoint: true }
  }
  return judgeSeenLevelRole(user, roleId, order)
}

/** Whether a member may change a level role of a guild whose roles Discord shows. */
export function judgeSeenLevelRole(user: LevelRoleContext['user'], roleId: Snowflake, order: GuildOrder): Judged {
  const held = guildPermissions(order, user)
  if (!permits(held, Permission.ManageRoles)) return { ok: false, reason: 'no-manage-roles' }
  const role = order.roles.get(roleId)
  const why = role === undefined ? null : roleRefusalFor(role, user, order)
  if (why !== null) return { ok: false, reason: 'role-refused', why }
  return { ok: true, mayAppoint: permits(held, Permission.Administrator) }
}
