import type { Snowflake } from '../discord/snowflake.ts'

/** Whether a member keeps a role or loses it. */
export const ROLE_FATES = ['keep', 'take'] as const

export type RoleFate = (typeof ROLE_FATES)[number]

/** A level role's own rules: whether members keep it in two cases. */
export interface LevelRoleRule {
  /** When the member reaches the next level role. Absent where the guild's setting decides. */
  whenNext?: RoleFate
  /** When the member falls below the role's level; by default the role is taken. */
  whenLost?: RoleFate
}

export interface LevelRole extends LevelRoleRule {
  /** 0 for a role that members get when they join. */
  level: number
  roleId: Snowflake
}

/** The rule of a stored level role. */
export const ruleOf = (whenNext: RoleFate | null, whenLost: RoleFate): LevelRoleRule => ({
  ...(whenNext !== null && { whenNext }),
  ...(whenLost === 'keep' && { whenLost }),
})

/** `single` keeps only the role of the highest level reached; `stack` keeps every one. */
export const ROLE_ASSIGN_TYPES = ['single', 'stack'] as const

export type RoleAssignType = (typeof ROLE_ASSIGN_TYPES)[number]

export interface RoleChange {
  give: Snowflake[]
  take: Snowflake[]
}

/** Whether members lose a level role when they reach the next one. */
export const isReplaced = ({ whenNext }: LevelRoleRule, type: RoleAssignType): boolean =>
  whenNext === undefined ? type === 'single' : whenNext === 'take'

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
  const wanted = new Set(reached.filter((role, nth) => nth === 0 || !isReplaced(role, type)).map((role) => role.roleId))
  const mayStay = new Set(
    levelRoles.flatMap((role) => (role.level > level && role.whenLost === 'keep' ? [role.roleId] : [])),
  )
  const has = new Set(held)
  return {
    give: [...wanted].filter((id) => !has.has(id)),
    take: levelRoles.map((role) => role.roleId).filter((id) => has.has(id) && !wanted.has(id) && !mayStay.has(id)),
  }
}

/**
 * The level from which a sync of all members looks at them. On an earlier curve, members may have reached a role from whose level
 * they are far away now, so that after a change of the curve it looks at everybody with XP.
 * @param levelRoles at least one @param curveChangedAt 0 for a guild that never changed its curve
 */
export const syncedFrom = (levelRoles: readonly LevelRole[], curveChangedAt: number): number =>
  curveChangedAt > 0 ? 0 : Math.min(...levelRoles.map((role) => role.level))
