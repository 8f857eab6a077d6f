import { botPermissions, type GuildRole, type GuildView, guildPermissions } from '../discord/guild-view.ts'
import { Permission, permits } from '../discord/permission.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { levelRoleRefusal, type Registrar } from './level-role-refusal.ts'
import type { LevelRole } from './level-roles.ts'

/** The levels for which the setup offers to create roles, lowest first. */
export const STARTER_LEVELS = [5, 10, 20, 30, 50] as const

/** Discord's limit of roles in a server, @everyone included. Error 30005. */
const MOST_ROLES = 250

/** A level role of the set. */
export interface StarterRole {
  level: number
  name: string
  /** An existing role with this name, which is used; null where a role must be created. */
  roleId: Snowflake | null
}

export type StarterPlan =
  | { ok: true; roles: StarterRole[] }
  /** The bot or the member lacks Manage Roles. */
  | { ok: false; reason: 'bot-powerless' | 'no-manage-roles' }
  /** There would be more roles than Discord allows. `count` roles exist. */
  | { ok: false; reason: 'full'; count: number }

/** The levels of the set that have no role yet. */
export const freeStarterLevels = (levelRoles: readonly LevelRole[]): number[] =>
  STARTER_LEVELS.filter((level) => !levelRoles.some((one) => one.level === level))

/** The state of the server and the choices of the admin, on which the plan depends. */
export interface StarterSurroundings {
  view: GuildView
  /** The member who asks for the roles. */
  actor: Registrar
  /** The roles that are level roles already. */
  takenIds: ReadonlySet<Snowflake>
  /** Whether an existing role with the right name may be used for the level. */
  mayUse(level: number): boolean
  /** The name of the role for a level. */
  nameOf(level: number): string
}

/**
 * Decides which roles a server gets for these levels. An existing role with the right name is used if it can become a
 * level role without a confirmation. So a second run after a failure creates no role twice.
 * @param levels the levels without a role
 */
export function planStarterRoles(
  levels: readonly number[],
  { view, actor, takenIds, mayUse, nameOf }: StarterSurroundings,
): StarterPlan {
  if (!permits(guildPermissions(view, actor), Permission.ManageRoles)) return { ok: false, reason: 'no-manage-roles' }
  if (!permits(botPermissions(view), Permission.ManageRoles)) return { ok: false, reason: 'bot-powerless' }
  const isFree = (role: GuildRole): boolean =>
    !takenIds.has(role.id) && levelRoleRefusal(role, view.guildId, actor, { view }) === null
  const free = [...view.roles.values()].filter(isFree)
  const roles = levels.map((level) => {
    const name = nameOf(level)
    return { level, name, roleId: (mayUse(level) && free.find((role) => role.name === name)?.id) || null }
  })
  const created = roles.filter(({ roleId }) => roleId === null).length
  const full = view.roles.size + created > MOST_ROLES
  return full ? { ok: false, reason: 'full', count: view.roles.size } : { ok: true, roles }
}
