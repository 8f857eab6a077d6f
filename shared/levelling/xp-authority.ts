import type { GuildOrder, Holder } from '../discord/guild-view.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import type { Curve } from './curve.ts'
import { type LevelRole, levelRoleChange, type RoleAssignType } from './level-roles.ts'
import { type RoleRefusal, roleRefusalFor } from './role-authority.ts'
import type { Total } from './xp-change.ts'

/** What levels mean in a guild. */
export interface Ladder {
  levelRoles: readonly LevelRole[]
  type: RoleAssignType
  curve: Curve
  /** Roles that make managers. */
  managerRoleIds: ReadonlySet<Snowflake>
}

/**
 * The level roles that a change of a member's XP gives, takes or makes the next one to reach.
 *
 * A manager of the server or of the bot may give and take XP, also their own. Roles belong to Discord: a role that the
 * change gives or takes is judged as if the manager gave or took it by hand. After a gift that ends just below a level, one
 * message reaches the level, so the role of the next level is judged too. The last level before a role that the manager
 * could not give must be earned with messages.
 * @param held the member's roles; null for a member who has left the guild, and gets the roles of the level on joining again
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

/** A role that a member may not give or take, and the reason. */
export type RefusedRole = { roleId: Snowflake; why: RoleRefusal }

/** Why a change of XP is refused for the roles that it moves. `unseen`: Discord does not show the roles. */
export type XpRefusal = { ok: false; reason: 'unseen' } | ({ ok: false; reason: 'role-refused' } & RefusedRole)

/** The first role that the member may not give or take; null if there is none. Deleted roles do not count. */
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
