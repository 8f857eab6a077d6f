import type { GuildView } from '../discord/guild-view.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { type LevelRoleRefusal, levelRoleRefusal, type Registrar } from './level-role-refusal.ts'
import type { LevelRole } from './level-roles.ts'

/** Why a role cannot become the role of a level, or only after a confirmation. */
export type WhyNoLevelRole =
  | LevelRoleRefusal
  | { reason: 'gone' }
  | { reason: 'level-taken'; roleId: Snowflake }
  | { reason: 'role-taken'; level: number }

interface Standing {
  levelRoles: readonly LevelRole[]
  view: GuildView
  actor: Registrar
}

/** Why a role cannot become the role of a level beside the present level roles; null if it can. */
export function whyNoLevelRole(
  { level, roleId }: LevelRole,
  { levelRoles, view, actor }: Standing,
): WhyNoLevelRole | null {
  const role = view.roles.get(roleId)
  if (role === undefined) return { reason: 'gone' }
  const ofLevel = levelRoles.find((one) => one.level === level)
  if (ofLevel !== undefined) return { reason: 'level-taken', roleId: ofLevel.roleId }
  const ofRole = levelRoles.find((one) => one.roleId === roleId)
  if (ofRole !== undefined) return { reason: 'role-taken', level: ofRole.level }
  return levelRoleRefusal(role, view.guildId, actor, { view })
}
