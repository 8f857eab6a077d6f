import type { Snowflake } from '../discord/snowflake.ts'

export interface LevelRole {
  level: number
  roleId: Snowflake
}

/** `single` keeps only the role of the highest level reached; `stack` keeps every one. */
export const ROLE_ASSIGN_TYPES = ['single', 'stack'] as const

export type RoleAssignType = (typeof ROLE_ASSIGN_TYPES)[number]

export interface RoleChange {
  give: Snowflake[]
  take: Snowflake[]
}

/**
 * Which level roles a member should gain and lose. Roles that are not level roles are never touched.
 * @param held every role the member has now
 */
export function levelRoleChange(
  level: number,
  held: readonly Snowflake[],
  levelRoles: readonly LevelRole[],
  type: RoleAssignType,
): RoleChange {
  const reached = levelRoles.filter((role) => role.level <= level).sort((a, b) => b.level - a.level)
  const wanted = new Set((type === 'single' ? reached.slice(0, 1) : reached).map((role) => role.roleId))
  const has = new Set(held)
  return {
    give: [...wanted].filter((id) => !has.has(id)),
    take: levelRoles.map((role) => role.roleId).filter((id) => has.has(id) && !wanted.has(id)),
  }
}
