import { type GuildRole, type GuildView, guildPermissions } from '../discord/guild-view.ts'
import { Permission, permits } from '../discord/permission.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { type LevelRoleRefusal, levelRoleRefusal, type Registrar } from './level-role-refusal.ts'
import type { LevelRole } from './level-roles.ts'

/** `gone`: there is no such role. `level-role`, `activity-role`: the bot gives and takes it already. */
export type SeasonRoleRefusal =
  | LevelRoleRefusal
  | { reason: 'gone' }
  | { reason: 'level-role' }
  | { reason: 'activity-role' }

/** The roles that have another use in the guild. */
interface OtherRoles {
  levelRoles: readonly LevelRole[]
  activityRoleIds: readonly Snowflake[]
  managerRoleIds: readonly Snowflake[]
}

/**
 * Why a role cannot go to the winners of a season; null where it can. The rules are those of level roles: members can earn it, so
 * nobody may have the bot give what they could not give by hand.
 * @param role null where Discord does not show it
 */
export function seasonRoleRefusal(
  role: Omit<GuildRole, 'name'> | null,
  { guildId, user, view, canLook }: { guildId: Snowflake; user: Registrar; view: GuildView | null; canLook: boolean },
  { levelRoles, activityRoleIds, managerRoleIds }: OtherRoles,
): SeasonRoleRefusal | null {
  if (role === null) return { reason: view === null ? 'unseen' : 'gone' }
  if (levelRoles.some(({ roleId }) => roleId === role.id)) return { reason: 'level-role' }
  if (activityRoleIds.includes(role.id)) return { reason: 'activity-role' }
  const refusal = levelRoleRefusal(role, guildId, user, view === null ? { view, canLook } : { view })
  if (refusal !== null) return refusal
  const held = view === null ? user.permissions : guildPermissions(view, user)
  const isManager = managerRoleIds.includes(role.id)
  return isManager && !permits(held, Permission.Administrator) ? { reason: 'manager' } : null
}
