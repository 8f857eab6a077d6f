import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import type { ApplicationState } from '../state/application.ts'
import type { GuildState } from '../state/guild.ts'
import { type MemberState, memberPayload } from '../state/member.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'
import { disconnectVoice } from './voice.ts'

const intent = GatewayIntentBits.GuildMembers

export function join(
  world: World,
  guild: GuildState,
  user: UserState,
  roles: Snowflake[] = [],
  pending = false,
): MemberState {
  const joinedAt = new Date(world.settings.clock.now()).toISOString()
  const profile = { nick: null, avatar: null, banner: null, bio: null }
  const member: MemberState = { ...profile, user, roles, pending, flags: 0, mute: false, deaf: false, joinedAt }
  guild.members.set(user.id, member)
  guild.permissionsVersion += 1
  const data = { ...memberPayload(member), guild_id: guild.id }
  world.gateway.tellGuild(guild, { type: GatewayDispatchEvents.GuildMemberAdd, intent, data })
  world.feed.tell({ type: 'member-joined', guild, user })
  return member
}

export function leave(world: World, guild: GuildState, user: UserState): void {
  guild.members.delete(user.id)
  disconnectVoice(world, guild, user.id)
  guild.permissionsVersion += 1
  const data = { guild_id: guild.id, user: user.payload }
  world.gateway.tellGuild(guild, { type: GatewayDispatchEvents.GuildMemberRemove, intent, data })
  world.feed.tell({ type: 'member-left', guild, user })
}

/** Tells bots and people's clients that a member changed. */
export function announceMember(world: World, guild: GuildState, member: MemberState): void {
  const data = { ...memberPayload(member), guild_id: guild.id }
  const type = GatewayDispatchEvents.GuildMemberUpdate
  world.gateway.tellGuild(guild, { type, intent, data, about: member.user.id })
}

/** Gives a role. Giving a role that the member has changes nothing and sends no event. */
export function giveRole(
  world: World,
  guild: GuildState,
  member: MemberState,
  roleId: Snowflake,
  by: ApplicationState | null,
): void {
  if (member.roles.includes(roleId)) return
  changeRoles(world, guild, member, [...member.roles, roleId])
  tellOfRole(world, guild, member, roleId, 'role-given', by)
}

export function takeRole(
  world: World,
  guild: GuildState,
  member: MemberState,
  roleId: Snowflake,
  by: ApplicationState | null,
): void {
  if (!member.roles.includes(roleId)) return
  const left = member.roles.filter((id) => id !== roleId)
  changeRoles(world, guild, member, left)
  tellOfRole(world, guild, member, roleId, 'role-taken', by)
}

function changeRoles(world: World, guild: GuildState, member: MemberState, roles: Snowflake[]): void {
  member.roles = roles
  guild.permissionsVersion += 1
  announceMember(world, guild, member)
}

/** Makes the roles exactly these, in one change. */
export function replaceRoles(
  world: World,
  guild: GuildState,
  member: MemberState,
  roles: Snowflake[],
  by: ApplicationState | null,
): void {
  const before = member.roles
  changeRoles(world, guild, member, roles)
  for (const id of roles) if (!before.includes(id)) tellOfRole(world, guild, member, id, 'role-given', by)
  for (const id of before) if (!roles.includes(id)) tellOfRole(world, guild, member, id, 'role-taken', by)
}

function tellOfRole(
  world: World,
  guild: GuildState,
  member: MemberState,
  roleId: Snowflake,
  type: 'role-given' | 'role-taken',
  by: ApplicationState | null,
): void {
  const role = guild.roles.get(roleId)
  if (role) world.feed.tell({ type, guild, user: member.user, role, by })
}
