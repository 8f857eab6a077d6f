import { ALL_PERMISSIONS, Permission, permits } from './permission.ts'
import { compareSnowflakes, type Snowflake } from './snowflake.ts'

export interface GuildRole {
  id: Snowflake
  name: string
  /** Higher stands above lower. */
  position: number
  permissions: bigint
  /** Given out by an integration or by boosting, never by hand. */
  managed: boolean
}

/** What a role or a member may do in a channel beside, or less than, elsewhere. */
export interface Overwrite {
  id: Snowflake
  of: 'role' | 'member'
  allow: bigint
  deny: bigint
}

export interface GuildChannel {
  id: Snowflake
  name: string
  type: number
  parentId: Snowflake | null
  overwrites: readonly Overwrite[]
}

/** Who owns a guild, and the order of its roles: what decides who stands above whom. */
export interface GuildOrder {
  guildId: Snowflake
  ownerId: Snowflake
  roles: ReadonlyMap<Snowflake, GuildRole>
}

/** Somebody in a guild, by what decides what they may do. `roleIds` leaves out the role of everyone, as Discord does. */
export interface Holder {
  id: Snowflake
  roleIds: readonly Snowflake[]
}

/** A guild as the bot in it finds it. */
export interface GuildView extends GuildOrder {
  bot: Holder
}

type Placed = Pick<GuildRole, 'id' | 'position'>

/**
 * Whether role `a` stands above role `b`; of two at one height the older does.
 * https://discord.com/developers/docs/topics/permissions#permission-hierarchy
 */
const outranks = (a: Placed, b: Placed): boolean =>
  a.position !== b.position ? a.position > b.position : compareSnowflakes(a.id, b.id) < 0

const rolesOf = ({ guildId, roles }: GuildOrder, { roleIds }: Holder): GuildRole[] =>
  [guildId, ...roleIds].flatMap((id) => roles.get(id) ?? [])

/** Whether somebody stands above a role: by a higher role, or as the owner. */
export const standsAbove = (order: GuildOrder, holder: Holder, role: Placed): boolean =>
  holder.id === order.ownerId || rolesOf(order, holder).some((own) => outranks(own, role))

/** Whether the bot may give and take a role, as far as the order of roles decides. */
export const reaches = (view: GuildView, role: Placed): boolean => standsAbove(view, view.bot, role)

/**
 * What somebody may do in the whole guild, by their roles alone. What an interaction says of its member holds in one
 * channel: there Manage Roles may be the right to that channel's permissions and no more.
 */
export function guildPermissions(order: GuildOrder, holder: Holder): bigint {
  if (holder.id === order.ownerId) return ALL_PERMISSIONS
  const permissions = rolesOf(order, holder).reduce((all, role) => all | role.permissions, 0n)
  return permits(permissions, Permission.Administrator) ? ALL_PERMISSIONS : permissions
}

/** What the bot may do in the whole guild. */
export const botPermissions = (view: GuildView): bigint => guildPermissions(view, view.bot)

/**
 * What the bot may do in a channel; for a thread, ask with its parent's overwrites.
 * https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export const botPermissionsIn = (view: GuildView, overwrites: readonly Overwrite[]): bigint =>
  permissionsIn(view, view.bot, overwrites)

/** What somebody may do in a channel, by its overwrites. */
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
