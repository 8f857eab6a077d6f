import { Permission } from './permission.ts'
import type { Snowflake } from './snowflake.ts'

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

/** A guild as the bot in it finds it. */
export interface GuildView {
  guildId: Snowflake
  roles: ReadonlyMap<Snowflake, GuildRole>
  bot: { id: Snowflake; roleIds: readonly Snowflake[] }
}

type Placed = Pick<GuildRole, 'id' | 'position'>

/** Whether role `a` stands above role `b`; of two at one height the older does. */
const outranks = (a: Placed, b: Placed): boolean =>
  a.position !== b.position ? a.position > b.position : BigInt(a.id) < BigInt(b.id)

const rolesOfBot = ({ guildId, roles, bot }: GuildView): GuildRole[] =>
  [guildId, ...bot.roleIds].flatMap((id) => roles.get(id) ?? [])

/** Whether the bot may give and take a role, as far as the order of roles decides. */
export const reaches = (view: GuildView, role: Placed): boolean => rolesOfBot(view).some((own) => outranks(own, role))

const ALL = Object.values(Permission).reduce((all, one) => all | one)
const has = (permissions: bigint, one: bigint): boolean => (permissions & one) !== 0n

/** What the bot may do in the whole guild. */
export function botPermissions(view: GuildView): bigint {
  const permissions = rolesOfBot(view).reduce((all, role) => all | role.permissions, 0n)
  return has(permissions, Permission.Administrator) ? ALL : permissions
}

/**
 * What the bot may do in a channel; for a thread, ask with its parent's overwrites.
 * https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function botPermissionsIn(view: GuildView, overwrites: readonly Overwrite[]): bigint {
  const base = botPermissions(view)
  if (has(base, Permission.Administrator)) return ALL
  const apply = (permissions: bigint, those: readonly Overwrite[]): bigint => {
    const [allow, deny] = those.reduce(([a, d], one) => [a | one.allow, d | one.deny], [0n, 0n])
    return (permissions & ~deny) | allow
  }
  const everyone = overwrites.filter(({ id }) => id === view.guildId)
  const roles = overwrites.filter(({ of, id }) => of === 'role' && id !== view.guildId && view.bot.roleIds.includes(id))
  const own = overwrites.filter(({ of, id }) => of === 'member' && id === view.bot.id)
  return [everyone, roles, own].reduce(apply, base)
}
