import { type APIOverwrite, ChannelType, GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import type { ApplicationState } from '../state/application.ts'
import { type ChannelState, channelPayload, isThread } from '../state/channel.ts'
import type { GuildState } from '../state/guild.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'
import { emptyChannel } from './voice.ts'

const intent = GatewayIntentBits.Guilds

export interface ChannelDetails {
  id: Snowflake
  name: string
  type: ChannelType
  parentId?: Snowflake | null
  overwrites?: APIOverwrite[]
  ownerId?: Snowflake | null
}

export function createChannel(world: World, guild: GuildState, details: ChannelDetails): ChannelState {
  const channel = newChannel(world, { ...details, guildId: guild.id, position: guild.channels.size })
  guild.channels.set(channel.id, channel)
  world.channels.set(channel.id, channel)
  tell(world, guild, channel, {
    channel: GatewayDispatchEvents.ChannelCreate,
    thread: GatewayDispatchEvents.ThreadCreate,
  })
  return channel
}

export function updateChannel(world: World, guild: GuildState, channel: ChannelState): void {
  guild.permissionsVersion += 1
  tell(world, guild, channel, {
    channel: GatewayDispatchEvents.ChannelUpdate,
    thread: GatewayDispatchEvents.ThreadUpdate,
  })
}

/** Archives a thread, or wakes it. */
export function archiveThread(world: World, guild: GuildState, thread: ChannelState, archived: boolean): void {
  if (!isThread(thread)) throw new Error(`#${thread.name} is not a thread`)
  if (thread.archived === archived) return
  thread.archived = archived
  updateChannel(world, guild, thread)
}

/** Deletes a channel and its threads; channels of a deleted category lose their parent. */
export function deleteChannel(world: World, guild: GuildState, channel: ChannelState): void {
  for (const child of [...guild.channels.values()].filter((other) => other.parentId === channel.id)) {
    if (isThread(child)) forget(world, guild, child)
    else {
      child.parentId = null
      updateChannel(world, guild, child)
    }
  }
  tell(world, guild, channel, {
    channel: GatewayDispatchEvents.ChannelDelete,
    thread: GatewayDispatchEvents.ThreadDelete,
  })
  // Discord's documentation does not say whether it disconnects people before or after it deletes the channel.
  emptyChannel(world, guild, channel.id)
  if (guild.afkChannelId === channel.id) guild.afkChannelId = null
  forget(world, guild, channel)
}

/** The channel between a person and a bot, made when first asked for. */
export function directChannel(world: World, application: ApplicationState, user: UserState): ChannelState {
  const known = world.channels.get(user.dms.get(application.id) ?? '')
  if (known) return known
  const id = world.snowflakes.next()
  const base = newChannel(world, { id, name: '', type: ChannelType.DM, guildId: null, position: 0 })
  const channel = { ...base, recipient: user, applicationId: application.id }
  world.channels.set(id, channel)
  user.dms.set(application.id, id)
  const type = GatewayDispatchEvents.ChannelCreate
  // Bots receive no event of it. https://discord.com/developers/docs/events/gateway-events#channel-create
  world.gateway.people.tell(user.id, { type, data: channelPayload(channel), channel, reachedBots: false })
  return channel
}

/** A user's group direct message channel without a bot. It is made at the first call; each user has one. */
export function privateChannel(world: World, user: UserState): ChannelState {
  const known = world.channels.get(user.dms.get(PRIVATE) ?? '')
  if (known) return known
  const id = world.snowflakes.next()
  const base = newChannel(world, { id, name: '', type: ChannelType.GroupDM, guildId: null, position: 0 })
  const channel = { ...base, recipient: user }
  world.channels.set(id, channel)
  user.dms.set(PRIVATE, id)
  return channel
}

const PRIVATE = 'private'

function newChannel(
  world: World,
  details: ChannelDetails & { guildId: Snowflake | null; position: number },
): ChannelState {
  const { parentId = null, overwrites = [], ownerId = null, ...rest } = details
  const createdAt = world.settings.clock.now()
  const people = { recipient: null, applicationId: null, ownerId }
  return {
    ...rest,
    ...people,
    parentId,
    overwrites,
    archived: false,
    createdAt,
    messages: new Map(),
    nonces: new Map(),
    reactions: new Map(),
  }
}

function forget(world: World, guild: GuildState, channel: ChannelState): void {
  guild.channels.delete(channel.id)
  world.channels.delete(channel.id)
}

function tell(
  world: World,
  guild: GuildState,
  channel: ChannelState,
  types: { channel: GatewayDispatchEvents; thread: GatewayDispatchEvents },
): void {
  const type = isThread(channel) ? types.thread : types.channel
  const data = { ...channelPayload(channel), guild_id: guild.id }
  world.gateway.tellGuild(guild, { type, intent, data, channel })
}
