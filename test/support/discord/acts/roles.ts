import { type APIRole, GatewayDispatchEvents, GatewayIntentBits, type RoleFlags } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import type { GuildState } from '../state/guild.ts'
import type { World } from '../world.ts'

const intent = GatewayIntentBits.Guilds

export interface RoleDetails {
  id: Snowflake
  name: string
  permissions?: bigint
  /** Its position; roles at this position and above move up. A new role is the lowest, as at Discord. */
  position?: number
  managed?: boolean
  color?: number
  tags?: APIRole['tags']
}

export function createRole(world: World, guild: GuildState, details: RoleDetails): APIRole {
  const { id, name, permissions = 0n, position = 1, managed = false, color = 0, tags } = details
  const above = [...guild.roles.values()].filter((role) => role.position >= position && role.id !== guild.id)
  for (const role of above) updateRole(world, guild, role.id, { position: role.position + 1 })
  const role: APIRole = {
    id,
    name,
    color,
    colors: { primary_color: color, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: id === guild.id ? 0 : position,
    permissions: String(permissions),
    managed,
    mentionable: false,
    // No flag is set; the enumeration has no name for that.
    flags: 0 as RoleFlags,
    ...(tags ? { tags } : {}),
  }
  guild.roles.set(id, role)
  guild.permissionsVersion += 1
  tell(world, guild, GatewayDispatchEvents.GuildRoleCreate, { guild_id: guild.id, role })
  return role
}

export function updateRole(world: World, guild: GuildState, id: Snowflake, changes: Partial<APIRole>): void {
  const role = guild.roles.get(id)
  if (!role) return
  const changed = { ...role, ...changes }
  guild.roles.set(id, changed)
  guild.permissionsVersion += 1
  tell(world, guild, GatewayDispatchEvents.GuildRoleUpdate, { guild_id: guild.id, role: changed })
}

/** Deletes a role, and takes it from its members without an event for each, as Discord does. */
export function deleteRole(world: World, guild: GuildState, id: Snowflake): void {
  guild.roles.delete(id)
  guild.linkedRoles.delete(id)
  for (const member of guild.members.values()) {
    if (member.roles.includes(id)) member.roles = member.roles.filter((held) => held !== id)
  }
  guild.permissionsVersion += 1
  tell(world, guild, GatewayDispatchEvents.GuildRoleDelete, { guild_id: guild.id, role_id: id })
}

const tell = (world: World, guild: GuildState, type: GatewayDispatchEvents, data: object): void =>
  world.gateway.tellGuild(guild, { type, intent, data })
