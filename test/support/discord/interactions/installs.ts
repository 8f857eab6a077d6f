import {
  type APIApplicationCommand,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { channelPermissions, may, maySend } from '../permissions.ts'
import type { ApplicationState } from '../state/application.ts'
import type { ChannelState } from '../state/channel.ts'
import type { GuildState } from '../state/guild.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'

const { GuildInstall, UserInstall } = ApplicationIntegrationType

interface Place {
  application: ApplicationState
  user: UserState
  guild: GuildState | null
  channel: ChannelState
}

/** The installs by which an interaction is allowed: a guild (`0` in direct messages with the bot), a user, or both. */
export type Owners = Partial<Record<ApplicationIntegrationType, Snowflake>>

/** Where an interaction comes from. https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-context-types */
export function contextOf({ guild, channel }: Pick<Place, 'guild' | 'channel'>): InteractionContextType {
  if (guild) return InteractionContextType.Guild
  return channel.applicationId === null ? InteractionContextType.PrivateChannel : InteractionContextType.BotDM
}

/** The owner by which a guild's install allows an interaction here; undefined where none does. */
function guildOwner(world: World, { application, user, guild, channel }: Place): Snowflake | undefined {
  if (guild) return guild.applications.has(application.id) ? guild.id : undefined
  if (channel.applicationId !== application.id) return undefined
  const shared = [...application.guilds].some((id) => world.guilds.get(id)?.members.has(user.id))
  return shared ? '0' : undefined
}

/** The contexts of a command that names none: servers, and direct messages with the bot. */
const DEFAULT_CONTEXTS = [InteractionContextType.Guild, InteractionContextType.BotDM]

/** The installs by which a user may use a command here; empty where Discord's client does not offer it. */
export function ownersFor(
  world: World,
  place: Place,
  command: Pick<APIApplicationCommand, 'integration_types' | 'contexts' | 'guild_id'>,
): Owners {
  const { application, user } = place
  const types = command.guild_id === undefined ? (command.integration_types ?? [GuildInstall]) : [GuildInstall]
  if (!(command.contexts ?? DEFAULT_CONTEXTS).includes(contextOf(place))) return {}
  const guild = types.includes(GuildInstall) ? guildOwner(world, place) : undefined
  const isUsers = types.includes(UserInstall) && application.userInstalls.has(user.id)
  return { ...(guild !== undefined && { [GuildInstall]: guild }), ...(isUsers && { [UserInstall]: user.id }) }
}

/** Whether only a user installed the application, so that its bot is not here. */
export const isUserInstallOnly = (owners: Owners): boolean =>
  owners[GuildInstall] === undefined && owners[UserInstall] !== undefined

/**
 * Whether only the user sees replies: an application that is not in the server posts where the user may post, and only with
 * the permission for external apps.
 */
export function mustBeEphemeral({ owners, guild, user, channel }: Place & { owners: Owners }): boolean {
  const member = guild?.members.get(user.id)
  if (!guild || !member || !isUserInstallOnly(owners)) return false
  const permissions = channelPermissions(guild, member, channel)
  return !maySend(channel, permissions) || !may(permissions, PermissionFlagsBits.UseExternalApps)
}

/** The permissions of an application where its bot is no member. In a server, it has only those of them that the user has. */
const ELSEWHERE = PermissionFlagsBits.AttachFiles | PermissionFlagsBits.EmbedLinks | PermissionFlagsBits.MentionEveryone

/** The permissions of the application at the place of an interaction. */
export function appPermissions({ application, guild, user, channel }: Place): bigint {
  const [bot, member] = [guild?.members.get(application.bot.id), guild?.members.get(user.id)]
  if (guild && bot) return channelPermissions(guild, bot, channel)
  if (guild && member) return channelPermissions(guild, member, channel) & ELSEWHERE
  return channel.applicationId === application.id ? ELSEWHERE | PermissionFlagsBits.UseExternalEmojis : ELSEWHERE
}
