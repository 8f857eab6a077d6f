import type { GuildView } from '../discord/guild-view.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { type LevelRoleRefusal, levelRoleRefusal, type Registrar } from './level-role-refusal.ts'
import { isReplaced, type LevelRole, type RoleAssignType } from './level-roles.ts'
import { type RoleRefusal, roleRefusalFor } from './role-authority.ts'

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

interface Ladder extends Standing {
  type: RoleAssignType
  managerRoleIds: ReadonlySet<Snowflake>
}

/** The level role next below a level; undefined if there is none. */
const below = (levelRoles: readonly LevelRole[], level: number): LevelRole | undefined =>
  levelRoles.filter((one) => one.level < level).sort((a, b) => b.level - a.level)[0]

/**
 * The role that members would lose to a new level role, if the actor may not take that role; null otherwise.
 * `registerLevelRole` decides the same in the database.
 */
export function displacedBy(
  level: number,
  { levelRoles, view, actor, type }: Omit<Ladder, 'managerRoleIds'>,
): Snowflake | null {
  const lower = below(levelRoles, level)
  const role = lower !== undefined && isReplaced(lower, type) ? view.roles.get(lower.roleId) : undefined
  return role !== undefined && roleRefusalFor(role, actor, view) !== null ? role.id : null
}

/** Why a level role cannot be removed. `brings`: members would get a role instead that the actor may not give. */
export type WhyNotRemoved = { reason: 'role-refused'; why: RoleRefusal } | { reason: 'brings'; roleId: Snowflake }

/** Why the actor cannot remove a level role; null if they can. `removeLevelRole` decides the same in the database. */
export function whyNotRemoved(
  { level, roleId }: LevelRole,
  { levelRoles, view, actor, type, managerRoleIds }: Ladder,
): WhyNotRemoved | null {
  const role = view.roles.get(roleId)
  const why = role === undefined ? null : roleRefusalFor(role, actor, view)
  if (why !== null) return { reason: 'role-refused', why }
  const lower = below(levelRoles, level)
  const next = lower !== undefined && isReplaced(lower, type) ? view.roles.get(lower.roleId) : undefined
  if (next === undefined || roleRefusalFor(next, actor, view, managerRoleIds) === null) return null
  return { reason: 'brings', roleId: next.id }
}
