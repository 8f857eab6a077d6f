import { changeRoleType } from '../../../shared/database/guilds/role-type.ts'
import type { Stale } from '../../../shared/database/guilds/version.ts'
import { guildPermissions } from '../../../shared/discord/guild-view.ts'
import { Permission, permits } from '../../../shared/discord/permission.ts'
import type { RoleAssignType } from '../../../shared/levelling/level-roles.ts'
import { mayUnseen, refusedRoles } from '../../../shared/levelling/role-authority.ts'
import { firstRefusedRole, type RefusedRole } from '../../../shared/levelling/xp-authority.ts'
import { fetchGuildOrder } from '../../guild/fetch.ts'
import { syncReply } from '../../guild/sync-reply.ts'
import type { InteractionContext } from '../../interactions/context.ts'

export type SetRoleType =
  | { ok: true; syncing: boolean }
  | { ok: false; reason: 'unseen' | 'no-manage-roles' }
  | ({ ok: false; reason: 'role-refused' } & RefusedRole)

/**
 * Changes which level roles members keep. This can give and take every level role, so the member must be allowed to give each.
 * @param expected the version of the guild that the change replaces; undefined replaces any version
 */
export async function tryRoleType(
  context: InteractionContext,
  type: RoleAssignType,
  expected?: number,
): Promise<SetRoleType | Stale> {
  const { database, guildId, user, actor, now } = context
  const order = await fetchGuildOrder(context)
  if (order === null && !mayUnseen(user.permissions, (await context.botToken()) !== null)) {
    return { ok: false, reason: 'unseen' }
  }
  const held = order === null ? user.permissions : guildPermissions(order, user)
  if (!permits(held, Permission.ManageRoles)) return { ok: false, reason: 'no-manage-roles' }
  const mayAppoint = permits(held, Permission.Administrator)
  const refusedRoleIds = order === null ? [] : refusedRoles(user, order)
  const change = { guildId, actor, expected, type, refusedRoleIds, mayAppoint, reply: syncReply(context) }
  const changed = await changeRoleType(database, change, now)
  if (changed.ok || changed.reason === 'stale') return changed
  const { roleId } = changed
  const known = order === null ? null : firstRefusedRole([roleId], user, order, new Set())
  return { ok: false, reason: 'role-refused', ...(known ?? { roleId, why: { reason: 'manager' } }) }
}

/** Changes which level roles members keep, whatever the guild's version is. */
export async function setRoleType(context: InteractionContext, type: RoleAssignType): Promise<SetRoleType> {
  const set = await tryRoleType(context, type)
  if (!set.ok && set.reason === 'stale') throw new Error('no version was expected')
  return set
}
