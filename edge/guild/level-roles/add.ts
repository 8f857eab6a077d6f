import { type NewLevelRole, registerLevelRole, type SyncWriter } from '../../../shared/database/guilds/level-roles.ts'
import { botPermissions, type GuildView, guildPermissions } from '../../../shared/discord/guild-view.ts'
import { Permission, permits } from '../../../shared/discord/permission.ts'
import { levelRoleRefusal } from '../../../shared/levelling/level-role-refusal.ts'
import { refusedRoles } from '../../../shared/levelling/role-authority.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import type { AddedLevelRole } from '../../messages/level-role.ts'
import { fetchGuildView, type GuildAccess } from '../fetch.ts'

/** The member who changes level roles, and the guild. */
export interface LevelRoleContext extends GuildAccess, Pick<InteractionContext, 'database' | 'now' | 'user' | 'actor'> {
  /** The version of the guild's configuration that the member has seen. Without it, the change is made whatever the version is. */
  expected?: number | undefined
  resolved: Pick<InteractionContext['resolved'], 'roles'>
}

interface WantedLevelRole extends Pick<NewLevelRole, 'level' | 'roleId' | 'reply'> {
  /** The dangerous permissions that the admin has confirmed. */
  confirmed: bigint
}

/**
 * Registers a role for a level, unless the role cannot be a level role or the member may not give it.
 * @param looking the request for the guild, where the caller has begun it
 * @param writeSync writes the sync of members who have reached the level, by default before this returns
 */
export async function addLevelRole(
  context: LevelRoleContext,
  { roleId, level, confirmed, reply }: WantedLevelRole,
  looking: Promise<GuildView | null> = fetchGuildView(context),
  writeSync?: SyncWriter,
): Promise<AddedLevelRole> {
  const { database, guildId, resolved, now, user, actor, expected } = context
  const view = await looking
  const role = view === null ? resolved.roles.get(roleId) : view.roles.get(roleId)
  // A button's interaction does not contain the role.
  if (role === undefined) return { ok: false, reason: view === null ? 'unseen' : 'gone' }
  const sighted = view === null ? { view, canLook: (await context.botToken()) !== null } : { view }
  const refusal = levelRoleRefusal(role, guildId, user, sighted)
  const isConfirmed = refusal?.reason === 'dangerous' && refusal.permissions.every((one) => (confirmed & one) !== 0n)
  if (refusal !== null && !isConfirmed) return { ok: false, ...refusal }

  const held = view === null ? user.permissions : guildPermissions(view, user)
  const mayAppoint = permits(held, Permission.Administrator)
  const refusedRoleIds = view === null ? [] : refusedRoles(user, view)
  const wanted = { guildId, actor, expected, level, roleId, mayAppoint, refusedRoleIds, reply }
  const registered = await registerLevelRole(database, wanted, now, writeSync)
  if (!registered.ok) return registered
  if (view === null) return { ...registered, warning: 'unchecked' }
  const powerless = !permits(botPermissions(view), Permission.ManageRoles)
  return { ...registered, warning: powerless ? 'powerless' : null }
}
