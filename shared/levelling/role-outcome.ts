import type { Snowflake } from '../discord/snowflake.ts'
import { type LevelRole, levelRoleChange, type RoleAssignType } from './level-roles.ts'

/** How many members are on a level. */
export interface LevelCount {
  level: number
  members: number
}

/** A guild's level roles, and which of them members keep. */
export interface RoleRules {
  levelRoles: readonly LevelRole[]
  type: RoleAssignType
}

/** How many members gain and lose a role. */
export interface RoleOutcome extends LevelRole {
  gain: number
  lose: number
}

export interface Outcome {
  /** Members who gain, and who lose, at least one role. */
  gain: number
  lose: number
  /** Roles that nobody gains or loses are absent. Lowest level first. */
  roles: RoleOutcome[]
}

/**
 * Which roles members gain and lose when the rules change, if they have exactly the roles that the old rules give them. A role
 * that is no longer a level role is not taken from anybody.
 * @param counts each level once
 */
export function roleOutcome(counts: readonly LevelCount[], before: RoleRules, after: RoleRules): Outcome {
  const levels = new Map([...before.levelRoles, ...after.levelRoles].map(({ level, roleId }) => [roleId, level]))
  const roles = new Map<Snowflake, RoleOutcome>()
  const note = (roleId: Snowflake, what: 'gain' | 'lose', members: number): void => {
    const role = roles.get(roleId) ?? { roleId, level: levels.get(roleId) ?? 0, gain: 0, lose: 0 }
    roles.set(roleId, { ...role, [what]: role[what] + members })
  }
  const all = { gain: 0, lose: 0 }
  for (const { level, members } of counts) {
    if (members <= 0) continue
    const held = levelRoleChange(level, [], before.levelRoles, before.type).give
    const { give, take } = levelRoleChange(level, held, after.levelRoles, after.type)
    for (const roleId of give) note(roleId, 'gain', members)
    for (const roleId of take) note(roleId, 'lose', members)
    if (give.length > 0) all.gain += members
    if (take.length > 0) all.lose += members
  }
  return { ...all, roles: [...roles.values()].sort((a, b) => a.level - b.level) }
}
