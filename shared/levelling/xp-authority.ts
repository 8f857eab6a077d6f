import type { GuildOrder, Holder } from '../discord/guild-view.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { type LevelRole, levelRoleChange, type RoleAssignType } from './level-roles.ts'
import { type RoleRefusal, roleRefusalFor } from './role-authority.ts'
import type { Total } from './xp-change.ts'

/** What levels mean in a guild. */
export interface Ladder {
  levelRoles: readonly LevelRole[]
  type: RoleAssignType
  /** Roles that make managers. */
  managerRoleIds: ReadonlySet<Snowflake>
}

/**
 * The level roles that a change of somebody's XP gives, takes or brings within a step.
 *
 * XP is the bot's own, and whoever may manage the server, or the bot, may give and take it, to themselves too. Roles
 * are Discord's: those that a change brings or takes are judged as if they were given by hand. A gift that ends one
 * message short of a level is as good as the level, so the role of the next level counts as well: the whole last level
 * before a role that the giver could not give has to be earned by talking.
 * @param held the member's roles; null for one who is not in the guild, and who gets what the level says on coming back
 */
export function rolesAtStake(
  { before, after }: { before: Total; after: Total },
  held: readonly Snowflake[] | null,
  { levelRoles, type }: Ladder,
): Snowflake[] {
  const next = levelRoles.filter(({ level }) => after.xp > before.xp && level === after.level + 1)
  const nextIds = next.map(({ roleId }) => roleId).filter((id) => !held?.includes(id))
  if (before.level === after.level) return nextIds
  const from = held ?? levelRoleChange(before.level, [], levelRoles, type).give
  const { give, take } = levelRoleChange(after.level, from, levelRoles, type)
  return [...give, ...take, ...nextIds]
}

/** A level role that is not for somebody to give or take. */
export type RefusedRole = { roleId: Snowflake; why: RoleRefusal }

/** The first of some roles that is not for somebody to give or take; null where there is none. Deleted roles do not count. */
export function firstRefusedRole(
  roleIds: readonly Snowflake[],
  actor: Holder,
  order: GuildOrder,
  managerRoleIds: ReadonlySet<Snowflake>,
): RefusedRole | null {
  for (const roleId of roleIds) {
    const role = order.roles.get(roleId)
    const why = role === undefined ? null : roleRefusalFor(role, actor, order, managerRoleIds)
    if (why !== null) return { roleId, why }
  }
  return null
}
