import { botPermissions, type GuildView, reaches } from '../discord/guild-view.ts'
import { Permission, permits } from '../discord/permission.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { type LevelRole, levelRoleChange, type RoleAssignType } from './level-roles.ts'

/** Why the bot does not give or take a level role. `waiting`: it will do so in a moment. */
export type RoleObstacle = 'deleted' | 'managed' | 'no-permission' | 'above-bot' | 'waiting'

/** A level role that a member has or should have. */
export interface RoleState extends LevelRole {
  state: 'held' | 'missing' | 'surplus'
  /** Null where the member has the role, or no reason is known. */
  why: RoleObstacle | null
}

interface Roles {
  /** Every role of the member. */
  held: readonly Snowflake[]
  levelRoles: readonly LevelRole[]
  type: RoleAssignType
  /** Null where Discord does not show the bot's roles. */
  view: GuildView | null
  /** Whether a job is under way that corrects the member's roles. */
  isSyncing: boolean
}

/** The level roles that a member has, and those that the member should have, highest level first. */
export function roleStates(level: number, { held, levelRoles, type, view, isSyncing }: Roles): RoleState[] {
  const { give, take } = levelRoleChange(level, held, levelRoles, type)
  const has = new Set(held)
  return levelRoles
    .filter(({ roleId }) => give.includes(roleId) || has.has(roleId))
    .toSorted((a, b) => b.level - a.level)
    .map((role): RoleState => {
      const { roleId } = role
      if (has.has(roleId) && !take.includes(roleId)) return { ...role, state: 'held', why: null }
      const state = give.includes(roleId) ? 'missing' : 'surplus'
      return { ...role, state, why: (view && obstacle(view, role.roleId)) ?? (isSyncing ? 'waiting' : null) }
    })
}

function obstacle(view: GuildView, roleId: Snowflake): RoleObstacle | null {
  const role = view.roles.get(roleId)
  if (role === undefined) return 'deleted'
  if (role.managed) return 'managed'
  if (!permits(botPermissions(view), Permission.ManageRoles)) return 'no-permission'
  return reaches(view, role) ? null : 'above-bot'
}
