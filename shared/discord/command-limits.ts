import { Permission, permits } from './permission.ts'
import type { Snowflake } from './snowflake.ts'

/** A guild can limit its commands to these. A `channel` may be a thread. */
export const LIMIT_KINDS = ['channel', 'category', 'role', 'member'] as const
export type LimitKind = (typeof LIMIT_KINDS)[number]

/** Where the members of a guild may use commands, and who may. */
export interface CommandLimits {
  /** Channels and threads. If there are neither these nor categories, commands work in every channel. */
  channelIds: readonly Snowflake[]
  categoryIds: readonly Snowflake[]
  /** If there are neither these nor members, every member may use commands. */
  roleIds: readonly Snowflake[]
  memberIds: readonly Snowflake[]
}

/** The limits of a guild that limits nothing. */
export const NO_LIMITS: CommandLimits = { channelIds: [], categoryIds: [], roleIds: [], memberIds: [] }

const LISTS = {
  channel: 'channelIds',
  category: 'categoryIds',
  role: 'roleIds',
  member: 'memberIds',
} as const satisfies Record<LimitKind, keyof CommandLimits>

/** The kind of an entry of the limits; null where it is none. */
export const limitKindOf = (limits: CommandLimits, id: Snowflake): LimitKind | null =>
  LIMIT_KINDS.find((kind) => limits[LISTS[kind]].includes(id)) ?? null

/** The limits with one more channel, category, role or member. */
export const withLimit = (limits: CommandLimits, kind: LimitKind, id: Snowflake): CommandLimits => ({
  ...limits,
  [LISTS[kind]]: [...limits[LISTS[kind]], id],
})

/** The limits without one channel, category, role or member. */
export function withoutLimit(limits: CommandLimits, id: Snowflake): CommandLimits {
  const others = (ids: readonly Snowflake[]) => ids.filter((other) => other !== id)
  return {
    channelIds: others(limits.channelIds),
    categoryIds: others(limits.categoryIds),
    roleIds: others(limits.roleIds),
    memberIds: others(limits.memberIds),
  }
}

/** A member who uses a command, and the channel. */
export interface CommandUse {
  userId: Snowflake
  roleIds: readonly Snowflake[]
  permissions: bigint
  /** Null if Discord did not name it. The parent is a channel's category, or a thread's channel. */
  channel: { id: Snowflake; parentId: Snowflake | null; isThread: boolean } | null
}

/** `unknown-category`: the use is in a thread, and the category of the thread's channel decides. */
export type LimitVerdict = 'allowed' | 'wrong-member' | 'wrong-channel' | 'unknown-category'

/** Whether limits do not apply to a member with these permissions. If they did, the admins who set them could lock themselves out. */
export const isUnlimited = (permissions: bigint): boolean => permits(permissions, Permission.ManageGuild)

/**
 * Whether a member may use commands in a channel.
 * @param managerRoleIds roles that replace Manage Server
 * @param categoryId the category of a thread's channel, null for none; undefined if it is not known
 */
export function judgeCommandUse(
  { channelIds, categoryIds, roleIds, memberIds }: CommandLimits,
  use: CommandUse,
  managerRoleIds: readonly Snowflake[],
  categoryId?: Snowflake | null,
): LimitVerdict {
  const holdsOneOf = (ids: readonly Snowflake[]): boolean => ids.some((id) => use.roleIds.includes(id))
  if (isUnlimited(use.permissions) || holdsOneOf(managerRoleIds)) return 'allowed'
  const isForSome = roleIds.length > 0 || memberIds.length > 0
  if (isForSome && !memberIds.includes(use.userId) && !holdsOneOf(roleIds)) return 'wrong-member'
  const allowed = [...channelIds, ...categoryIds]
  if (allowed.length === 0) return 'allowed'
  const { channel } = use
  if (channel === null) return 'wrong-channel'
  if ([channel.id, channel.parentId, categoryId].some((id) => id && allowed.includes(id))) return 'allowed'
  return channel.isThread && categoryId === undefined && categoryIds.length > 0 ? 'unknown-category' : 'wrong-channel'
}
