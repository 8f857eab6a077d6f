import { ALL_PERMISSIONS, Permission, permits } from './permission.ts'
import { compareSnowflakes, type Snowflake } from './snowflake.ts'

/** A role of a guild. */
export interface GuildRole {
  id: Snowflake
  name: string
  /** A role with a higher position stands above. */
  position: number
  permissions: bigint
  /** Whether an integration or boosting assigns the role; nobody else can. */
  managed: boolean
  /** As Discord's number for RGB; 0 or absent for none. */
  color?: number
}

/** A permission overwrite of a channel, for a role or a member. */
export interface Overwrite {
  id: Snowflake
  of: 'role' | 'member'
  allow: bigint
  deny: bigint
}

/** A channel of a guild. */
export interface GuildChannel {
  id: Snowflake
  name: string
  type: number
  parentId: Snowflake | null
  overwrites: readonly Overwrite[]
  /** Its place among the channels of the same category; absent for a thread. */
  position?: number
}

/** A guild's owner and roles, which decide who stands above whom. */
export interface GuildOrder {
  guildId: Snowflake
  ownerId: Snowflake
  roles: ReadonlyMap<Snowflake, GuildRole>
  name?: string
  /** Null or absent for a guild without an icon. */
  iconHash?: string | null
  /** Null or absent for a guild without an AFK channel. */
  afkChannelId?: Snowflake | null
}

/** A member with the roles that decide about permissions. `roleIds` leaves out @everyone, as Discord does. */
export interface Holder {
  id: Snowflake
  roleIds: readonly Snowflake[]
}

/** A guild with the bot in it. */
export interface GuildView extends GuildOrder {
  bot: Holder
}

type Placed = Pick<GuildRole, 'id' | 'position'>

/**
 * Whether role `a` stands above role `b`. At the same position, the older role stands above.
 * https://discord.com/developers/docs/topics/permissions#permission-hierarchy
 */
const outranks = (a: Placed, b: Placed): boolean =>
  a.position !== b.position ? a.position > b.position : compareSnowflakes(a.id, b.id) < 0

const rolesOf = ({ guildId, roles }: GuildOrder, { roleIds }: Holder): GuildRole[] =>
  [guildId, ...roleIds].flatMap((id) => roles.get(id) ?? [])

/** Whether a member stands above a role: as the owner, or by a higher role. */
export const standsAbove = (order: GuildOrder, holder: Holder, role: Placed): boolean =>
  holder.id === order.ownerId || rolesOf(order, holder).some((own) => outranks(own, role))

/** Whether a role stands below the bot, so that the bot can give and take it. */
export const reaches = (view: GuildView, role: Placed): boolean => standsAbove(view, view.bot, role)

/**
 * A member's permissions in the whole guild, by roles alone. The permissions in an interaction apply to its channel only,
 * where Manage Roles may mean no more than to edit that channel's permissions.
 */
export function guildPermissions(order: GuildOrder, holder: Holder): bigint {
  if (holder.id === order.ownerId) return ALL_PERMISSIONS
  const permissions = rolesOf(order, holder).reduce((all, role) => all | role.permissions, 0n)
  return permits(permissions, Permission.Administrator) ? ALL_PERMISSIONS : permissions
}

/** The bot's permissions in the whole guild. */
export const botPermissions = (view: GuildView): bigint => guildPermissions(view, view.bot)

/**
 * The bot's permissions in a channel. A thread has its parent's overwrites.
 * https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export const botPermissionsIn = (view: GuildView, overwrites: readonly Overwrite[]): bigint =>
  permissionsIn(view, view.bot, overwrites)

/** A member's permissions in a channel with these overwrites. */
export function permissionsIn(order: GuildOrder, holder: Holder, overwrites: readonly Overwrite[]): bigint {
  const base = guildPermissions(order, holder)
  if (permits(base, Permission.Administrator)) return ALL_PERMISSIONS
  const apply = (permissions: bigint, those: readonly Overwrite[]): bigint => {
    const [allow, deny] = those.reduce(([a, d], one) => [a | one.allow, d | one.deny], [0n, 0n])
    return (permissions & ~deny) | allow
  }
  const everyone = overwrites.filter(({ id }) => id === order.guildId)
  const roles = overwrites.filter(({ of, id }) => of === 'role' && id !== order.guildId && holder.roleIds.includes(id))
  const own = overwrites.filter(({ of, id }) => of === 'member' && id === holder.id)
  return [everyone, roles, own].reduce(apply, base)
}
