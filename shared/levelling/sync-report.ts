import type { Snowflake } from '../discord/snowflake.ts'
import { levelRoleChange } from './level-roles.ts'
import type { RoleOutcome, RoleRules } from './role-outcome.ts'

/** A member, with the level that the database has and the roles that Discord shows. */
export interface ComparedMember {
  userId: Snowflake
  name: string
  level: number
  roleIds: readonly Snowflake[]
}

/** A member whose roles a sync would change. */
interface ChangedMember {
  userId: Snowflake
  name: string
  gain: Snowflake[]
  lose: Snowflake[]
}

/** What a sync of level roles would change. */
export interface SyncReport {
  /** Members who were compared, and those among them who would gain or lose a role. */
  members: number
  changed: number
  /** Roles that nobody gains or loses are absent. Lowest level first. */
  roles: RoleOutcome[]
  /** The first changed members. */
  sample: ChangedMember[]
}

/** The most members that a report names. */
export const MOST_IN_SAMPLE = 10

export const NO_REPORT: SyncReport = { members: 0, changed: 0, roles: [], sample: [] }

/** What a sync would change for these members, added to a report on others. */
export function reportOn(members: readonly ComparedMember[], rules: RoleRules, on: SyncReport = NO_REPORT): SyncReport {
  const { levelRoles, type } = rules
  const roles = new Map(on.roles.map((role) => [role.roleId, role]))
  const note = (roleId: Snowflake, what: 'gain' | 'lose'): void => {
    const level = levelRoles.find((one) => one.roleId === roleId)?.level ?? 0
    const role = roles.get(roleId) ?? { roleId, level, gain: 0, lose: 0 }
    roles.set(roleId, { ...role, [what]: role[what] + 1 })
  }
  const changed: ChangedMember[] = []
  for (const { userId, name, level, roleIds } of members) {
    const { give: gain, take: lose } = levelRoleChange(level, roleIds, levelRoles, type)
    if (gain.length + lose.length === 0) continue
    changed.push({ userId, name, gain, lose })
    for (const roleId of gain) note(roleId, 'gain')
    for (const roleId of lose) note(roleId, 'lose')
  }
  return {
    members: on.members + members.length,
    changed: on.changed + changed.length,
    roles: [...roles.values()].sort((a, b) => a.level - b.level),
    sample: [...on.sample, ...changed].slice(0, MOST_IN_SAMPLE),
  }
}
