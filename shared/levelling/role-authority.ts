import { type GuildOrder, type GuildRole, guildPermissions, type Holder, standsAbove } from '../discord/guild-view.ts'
import { Permission, permits, singlePermissions } from '../discord/permission.ts'
import type { Snowflake } from '../discord/snowflake.ts'

/** Why a role is not for somebody to hand out or to take away by way of the bot. */
export type Beyond =
  /** It stands at or above their highest role. */
  | { reason: 'above-you' }
  /** It carries what they may not do themselves. */
  | { reason: 'more-than-you'; permissions: bigint[] }
  /** It makes a manager of whoever holds it, and only administrators appoint managers. */
  | { reason: 'manager' }

/**
 * Whether somebody may have the bot give and take a role; null where they may.
 *
 * The bot stands high and gives what it is told to. So whoever tells it needs the standing that Discord asks of those
 * who give a role by hand: a highest role above it (the owner aside). Discord would let them hand out a lower role that
 * carries more than they hold; here that is refused, for a level reaches everybody, themselves included.
 * Which of the bot's commands somebody may use is another question, answered where the command is declared.
 */
export function beyondAuthority(
  role: Omit<GuildRole, 'name'>,
  actor: Holder,
  order: GuildOrder,
  managerRoleIds: ReadonlySet<Snowflake> = new Set(),
): Beyond | null {
  if (!standsAbove(order, actor, role)) return { reason: 'above-you' }
  const held = guildPermissions(order, actor)
  const permissions = singlePermissions(role.permissions & ~held)
  if (permissions.length > 0) return { reason: 'more-than-you', permissions }
  return managerRoleIds.has(role.id) && !permits(held, Permission.Administrator) ? { reason: 'manager' } : null
}

/** The roles of a guild that are not for somebody to give and take by way of the bot. */
export const rolesBeyond = (actor: Holder, order: GuildOrder): Snowflake[] =>
  [...order.roles.values()].filter((role) => beyondAuthority(role, actor, order) !== null).map(({ id }) => id)

/**
 * Whether somebody may change level roles while Discord does not show who stands where. Nobody may where it only did
 * not answer: whoever cannot be judged now can be judged in a minute, and a bot can be kept busy on purpose. Where the
 * bot has no token to look with, an administrator may.
 * @param permissions the member's, as the interaction has them: Administrator cannot come from a channel
 */
export const mayUnseen = (permissions: bigint, canLook: boolean): boolean =>
  !canLook && permits(permissions, Permission.Administrator)
