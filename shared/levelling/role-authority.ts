import { type GuildOrder, type GuildRole, guildPermissions, type Holder, standsAbove } from '../discord/guild-view.ts'
import { Permission, permits, singlePermissions } from '../discord/permission.ts'
import type { Snowflake } from '../discord/snowflake.ts'

/** Why a member may not have the bot give or take a role. */
export type RoleRefusal =
  /** The role is not below the member's highest role. */
  | { reason: 'above-you' }
  /** The role has permissions that the member does not have. */
  | { reason: 'more-than-you'; permissions: bigint[] }
  /** The role is a manager role, and only administrators appoint managers. */
  | { reason: 'manager' }

/**
 * Why a member may not have the bot give and take a role; null where they may.
 *
 * The bot's own role is high, so the bot could give roles that the member cannot give by hand. As Discord does for roles
 * given by hand, this asks that the member's highest role is above the role; the owner may give every role. Discord lets
 * members give a lower role with permissions that they do not have. This refuses it, because everybody can reach a level,
 * the member too. Which commands a member may use is declared with each command.
 */
export function roleRefusalFor(
  role: Omit<GuildRole, 'name'>,
  actor: Holder,
  order: GuildOrder,
  managerRoleIds: ReadonlySet<Snowflake> = new Set(),
): RoleRefusal | null {
  if (!standsAbove(order, actor, role)) return { reason: 'above-you' }
  const held = guildPermissions(order, actor)
  const permissions = singlePermissions(role.permissions & ~held)
  if (permissions.length > 0) return { reason: 'more-than-you', permissions }
  return managerRoleIds.has(role.id) && !permits(held, Permission.Administrator) ? { reason: 'manager' } : null
}

/** The roles of a guild that a member may not have the bot give or take. */
export const refusedRoles = (actor: Holder, order: GuildOrder): Snowflake[] =>
  [...order.roles.values()].filter((role) => roleRefusalFor(role, actor, order) !== null).map(({ id }) => id)

/**
 * Whether a member may change level roles while the order of the guild's roles is unknown. If Discord did not answer, no
 * member may: they can try again in a minute, and a flood of requests could cause the failure on purpose. If the edge has
 * no token to ask Discord with, an administrator may.
 * @param permissions the member's, as the interaction has them: Administrator cannot come from a channel
 */
export const mayUnseen = (permissions: bigint, canLook: boolean): boolean =>
  !canLook && permits(permissions, Permission.Administrator)
