import { type APIRole, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { type ChannelState, isThread } from './state/channel.ts'
import type { GuildState } from './state/guild.ts'
import type { MemberState } from './state/member.ts'

const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n)

/** The permissions of @everyone in a new guild, with which a bot is usually invited as well. */
export const EVERYONE_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.ChangeNickname |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.Connect |
  PermissionFlagsBits.Speak |
  PermissionFlagsBits.Stream |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.UseExternalApps
export const BOT_PERMISSIONS = EVERYONE_PERMISSIONS | PermissionFlagsBits.ManageRoles

const has = (permissions: bigint, bit: bigint): boolean => (permissions & bit) === bit

/** Permissions from roles alone. https://discord.com/developers/docs/topics/permissions#permission-overwrites */
export function guildPermissions(guild: GuildState, member: MemberState): bigint {
  if (guild.ownerId === member.user.id) return ALL_PERMISSIONS
  let permissions = BigInt(guild.roles.get(guild.id)?.permissions ?? 0)
  for (const id of member.roles) permissions |= BigInt(guild.roles.get(id)?.permissions ?? 0)
  return has(permissions, PermissionFlagsBits.Administrator) ? ALL_PERMISSIONS : permissions
}

/** Permissions in a channel; a thread takes its parent's. */
export function channelPermissions(guild: GuildState, member: MemberState, channel: ChannelState): bigint {
  const base = guildPermissions(guild, member)
  if (has(base, PermissionFlagsBits.Administrator)) return ALL_PERMISSIONS
  const parent = isThread(channel) ? guild.channels.get(channel.parentId ?? '') : channel
  const overwrites = parent?.overwrites ?? []
  let permissions = base
  const everyone = overwrites.find((o) => o.id === guild.id)
  if (everyone) permissions = (permissions & ~BigInt(everyone.deny)) | BigInt(everyone.allow)
  let [allow, deny] = [0n, 0n]
  for (const overwrite of overwrites) {
    if (overwrite.type !== OverwriteType.Role || !member.roles.includes(overwrite.id)) continue
    allow |= BigInt(overwrite.allow)
    deny |= BigInt(overwrite.deny)
  }
  permissions = (permissions & ~deny) | allow
  const own = overwrites.find((o) => o.type === OverwriteType.Member && o.id === member.user.id)
  if (own) permissions = (permissions & ~BigInt(own.deny)) | BigInt(own.allow)
  return has(permissions, PermissionFlagsBits.ViewChannel) ? permissions : 0n
}

/** Whether a member may write; threads have a separate permission for this. */
export const maySend = (channel: ChannelState, permissions: bigint): boolean =>
  has(permissions, isThread(channel) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages)

export const may = has

/** Whether a bot sees a channel; kept until the guild's permissions change. */
export function seesChannel(guild: GuildState, botId: Snowflake, channel: ChannelState): boolean {
  if (guild.sight.version !== guild.permissionsVersion) {
    guild.sight = { version: guild.permissionsVersion, seen: new Map() }
  }
  const key = `${botId}:${channel.id}`
  const known = guild.sight.seen.get(key)
  if (known !== undefined) return known
  const member = guild.members.get(botId)
  const seen = !!member && has(channelPermissions(guild, member, channel), PermissionFlagsBits.ViewChannel)
  guild.sight.seen.set(key, seen)
  return seen
}

/** Whether role `a` is above role `b`; of two at the same position, the older one is above. */
export const outranks = (a: APIRole, b: APIRole): boolean =>
  a.position !== b.position ? a.position > b.position : BigInt(a.id) < BigInt(b.id)

/** The highest role a member holds, `@everyone` where there is no other. */
export function highestRole(guild: GuildState, member: MemberState): APIRole | undefined {
  let highest = guild.roles.get(guild.id)
  for (const id of member.roles) {
    const role = guild.roles.get(id)
    if (role && (!highest || outranks(role, highest))) highest = role
  }
  return highest
}
