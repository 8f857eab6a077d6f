import { GatewayDispatchEvents, GatewayIntentBits, Locale } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import type { Session } from '../gateway/session.ts'
import { BOT_PERMISSIONS, EVERYONE_PERMISSIONS } from '../permissions.ts'
import type { ApplicationState } from '../state/application.ts'
import { type GuildState, guildCreatePayload, guildPayload } from '../state/guild.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'
import { join, leave } from './members.ts'
import { createRole, deleteRole } from './roles.ts'

export interface GuildDetails {
  id: Snowflake
  name: string
  owner: UserState
  icon?: string | null
  locale?: Locale
}

export function createGuild(world: World, { id, name, owner, icon = null, locale }: GuildDetails): GuildState {
  const guild: GuildState = {
    id,
    name,
    ownerId: owner.id,
    icon,
    locale: locale ?? Locale.EnglishUS,
    available: true,
    roles: new Map(),
    linkedRoles: new Map(),
    members: new Map(),
    channels: new Map(),
    voice: new Map(),
    afkChannelId: null,
    applications: new Set(),
    permissionsVersion: 0,
    sight: { version: -1, seen: new Map() },
  }
  world.guilds.set(id, guild)
  createRole(world, guild, { id, name: '@everyone', permissions: EVERYONE_PERMISSIONS })
  join(world, guild, owner)
  return guild
}

/** Invites an application: its bot joins with a managed role, and receives GUILD_CREATE. */
export function addApplication(
  world: World,
  guild: GuildState,
  application: ApplicationState,
  permissions: bigint = BOT_PERMISSIONS,
): void {
  const roleId = world.snowflakes.next()
  const tags = { bot_id: application.bot.id }
  createRole(world, guild, { id: roleId, name: application.name, permissions, managed: true, tags })
  const bot = join(world, guild, application.bot, [roleId])
  guild.applications.add(application.id)
  application.guilds.add(guild.id)
  world.gateway.tellAbout(application.id, guild.id, GatewayDispatchEvents.GuildCreate, (session) =>
    guildCreatePayload(guild, bot, session),
  )
}

/** Removes an application: its bot leaves and its role is deleted. */
export function removeApplication(world: World, guild: GuildState, application: ApplicationState): void {
  guild.applications.delete(application.id)
  application.guilds.delete(guild.id)
  world.gateway.tellAbout(application.id, guild.id, GatewayDispatchEvents.GuildDelete, () => ({ id: guild.id }))
  leave(world, guild, application.bot)
  for (const role of guild.roles.values()) {
    if (role.tags?.bot_id === application.bot.id) deleteRole(world, guild, role.id)
  }
}

export function announceGuild(world: World, guild: GuildState): void {
  const type = GatewayDispatchEvents.GuildUpdate
  world.gateway.tellGuild(guild, { type, intent: GatewayIntentBits.Guilds, data: guildPayload(guild) })
}

/** Starts an outage: bots receive that the guild is unavailable, and no events of it until the outage ends. */
export function setAvailable(world: World, guild: GuildState, available: boolean): void {
  if (guild.available === available) return
  guild.available = available
  for (const applicationId of guild.applications) {
    const bot = guild.members.get(world.applications.get(applicationId)?.bot.id ?? '')
    const [type, data]: [GatewayDispatchEvents, (session: Session) => object] =
      available && bot
        ? [GatewayDispatchEvents.GuildCreate, (session: Session) => guildCreatePayload(guild, bot, session)]
        : [GatewayDispatchEvents.GuildDelete, () => ({ id: guild.id, unavailable: true })]
    world.gateway.tellAbout(applicationId, guild.id, type, data)
  }
}

/** The guild is deleted for everyone. */
export function deleteGuild(world: World, guild: GuildState): void {
  for (const applicationId of guild.applications) {
    world.gateway.tellAbout(applicationId, guild.id, GatewayDispatchEvents.GuildDelete, () => ({ id: guild.id }))
    world.applications.get(applicationId)?.guilds.delete(guild.id)
  }
  for (const id of guild.channels.keys()) world.channels.delete(id)
  world.guilds.delete(guild.id)
}
