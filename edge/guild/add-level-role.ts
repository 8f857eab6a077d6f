import { type RegisteredLevelRole, registerLevelRole } from '../../shared/database/level-roles.ts'
import { botPermissions } from '../../shared/discord/guild-view.ts'
import { Permission, permits } from '../../shared/discord/permission.ts'
import { type LevelRoleRefusal, levelRoleRefusal } from '../../shared/levelling/level-role-refusal.ts'
import type { LevelRole } from '../../shared/levelling/level-roles.ts'
import type { InteractionContext } from '../interactions/context.ts'
import { lookAtGuild } from './look.ts'
import { syncReply } from './sync-reply.ts'

export interface WantedLevelRole extends LevelRole {
  /** Also where the role is dangerous: the admin was asked, and said yes. */
  confirmed: boolean
}

export type AddedLevelRole =
  /** `unchecked`: Discord did not show where the bot stands. `powerless`: the bot may not manage roles. */
  | { ok: true; syncing: boolean; warning: 'unchecked' | 'powerless' | null }
  | { ok: false; reason: 'gone' }
  | ({ ok: false } & LevelRoleRefusal)
  | Extract<RegisteredLevelRole, { ok: false }>

/** Registers a role for a level, unless something speaks against it. */
export async function addLevelRole(
  context: InteractionContext,
  { roleId, level, confirmed }: WantedLevelRole,
): Promise<AddedLevelRole> {
  const { database, guildId, resolved, now } = context
  const view = await lookAtGuild(context)
  const role = view === null ? resolved.roles.get(roleId) : view.roles.get(roleId)
  // A button brings no role along: while Discord does not show it, the confirmed one is believed to be there still.
  if (role === undefined && (view !== null || !confirmed)) return { ok: false, reason: 'gone' }
  const refusal = role === undefined ? null : levelRoleRefusal(role, guildId, view)
  if (refusal !== null && !(refusal.reason === 'dangerous' && confirmed)) return { ok: false, ...refusal }

  const wanted = { guildId, level, roleId, reply: syncReply(context) }
  const registered = await registerLevelRole(database, wanted, now)
  if (!registered.ok) return registered
  if (view === null) return { ...registered, warning: 'unchecked' }
  const powerless = !permits(botPermissions(view), Permission.ManageRoles)
  return { ...registered, warning: powerless ? 'powerless' : null }
}
