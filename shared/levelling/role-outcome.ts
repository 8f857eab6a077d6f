import type { Snowflake } from '../discord/snowflake.ts'
import { type LevelRole, levelRoleChange, type RoleAssignType } from './level-roles.ts'

/** How many members are on a level. */
export interface LevelCount {
  level: number
  members: number
}

/** Members who are on one level before a change and on another, or the same, after it. */
export interface MovedMembers {
  before: number
  after: number
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
 * Which roles members gain and lose when the rules change and their levels stay.
 * @param counts each level once
 */
export const roleOutcome = (counts: readonly LevelCount[], before: RoleRules, after: RoleRules): Outcome =>
  movedOutcome(
    counts.map(({ level, members }) => ({ before: level, after: level, members })),
    before,
    after,
  )

/**
 * Which roles members gain and lose when their levels or the rules change, if they have exactly the roles that the old level and
 * the old rules give them. A role that is no longer a level role is not taken from anybody.
 */
export function movedOutcome(moves: readonly MovedMembers[], before: RoleRules, after: RoleRules): Outcome {
  const levels = new Map([...before.levelRoles, ...after.levelRoles].map(({ level, roleId }) => [roleId, level]))
  const roles = new Map<Snowflake, RoleOutcome>()
  const note = (roleId: Snowflake, what: 'gain' | 'lose', members: number): void => {
    const role = roles.get(roleId) ?? { roleId, level: levels.get(roleId) ?? 0, gain: 0, lose: 0 }
    roles.set(roleId, { ...role, [what]: role[what] + members })
  }
  const all = { gain: 0, lose: 0 }
  for (const { before: from, after: to, members } of moves) {
    if (members <= 0) continue
    const held = levelRoleChange(from, [], before.levelRoles, before.type).give
    const { give, take } = levelRoleChange(to, held, after.levelRoles, after.type)
    for (const roleId of give) note(roleId, 'gain', members)
    for (const roleId of take) note(roleId, 'lose', members)
    if (give.length > 0) all.gain += members
    if (take.length > 0) all.lose += members
  }
  return { ...all, roles: [...roles.values()].sort((a, b) => a.level - b.level) }
}
