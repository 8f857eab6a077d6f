import { ChannelType, GatewayDispatchEvents, GatewayIntentBits, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { channelPermissions, may } from '../permissions.ts'
import type { ChannelState } from '../state/channel.ts'
import type { GuildState } from '../state/guild.ts'
import type { MemberState } from '../state/member.ts'
import { isVoice, type VoiceConnection, voicePayload } from '../state/voice.ts'
import type { World } from '../world.ts'

/** The parts of a voice state that users change themselves. */
export type OwnSwitches = Pick<VoiceConnection, 'selfMute' | 'selfDeaf' | 'selfStream' | 'selfVideo'>

/**
 * Connects a member to a channel, or moves the member there. A user is in at most one channel of all guilds.
 * https://discord.com/developers/docs/resources/voice#voice-state-object
 */
export function connectVoice(world: World, guild: GuildState, member: MemberState, channel: ChannelState): void {
  if (!isVoice(channel)) throw new Error(`#${channel.name} is no voice channel`)
  const permissions = channelPermissions(guild, member, channel)
  if (!may(permissions, PermissionFlagsBits.ViewChannel | PermissionFlagsBits.Connect)) {
    throw new Error(`${member.user.payload.username} may not connect to #${channel.name}`)
  }
  const standing = guild.voice.get(member.user.id)
  if (standing?.channelId === channel.id) return
  for (const other of world.guilds.values()) {
    if (other !== guild && other.voice.has(member.user.id)) disconnectVoice(world, other, member.user.id)
  }
  const switches = standing ?? { selfMute: false, selfDeaf: false, selfStream: false, selfVideo: false }
  const connection: VoiceConnection = {
    ...switches,
    userId: member.user.id,
    channelId: channel.id,
    sessionId: member.user.clientSession,
    // A stream ends with a move.
    selfStream: false,
    suppress: isSuppressed(guild, channel, permissions),
    requestToSpeakAt: null,
  }
  guild.voice.set(member.user.id, connection)
  tell(world, guild, connection, channel.id)
  world.feed.tell({ type: 'voice-joined', guild, user: member.user, channel })
}

/** The audience of a stage, people in the AFK channel, and members without the permission to speak are suppressed. */
const isSuppressed = (guild: GuildState, channel: ChannelState, permissions: bigint): boolean =>
  channel.type === ChannelType.GuildStageVoice ||
  channel.id === guild.afkChannelId ||
  !may(permissions, PermissionFlagsBits.Speak)

export function disconnectVoice(world: World, guild: GuildState, userId: Snowflake): void {
  const connection = guild.voice.get(userId)
  if (connection === undefined) return
  guild.voice.delete(userId)
  tell(world, guild, connection, null)
  const [user, channel] = [world.users.get(userId), guild.channels.get(connection.channelId)]
  if (user && channel) world.feed.tell({ type: 'voice-left', guild, user, channel })
}

/** Disconnects everybody in a channel, as Discord does when the channel is deleted. */
export function emptyChannel(world: World, guild: GuildState, channelId: Snowflake): void {
  for (const connection of [...guild.voice.values()]) {
    if (connection.channelId === channelId) disconnectVoice(world, guild, connection.userId)
  }
}

/** Changes a member's own switches. A client that is deafened is also muted. */
export function switchVoice(world: World, guild: GuildState, userId: Snowflake, to: Partial<OwnSwitches>): void {
  changeConnection(world, guild, userId, to.selfDeaf ? { ...to, selfMute: true } : to)
}

/** A moderator makes a member of the audience a speaker, or moves a speaker to the audience. */
export function setSpeaker(world: World, guild: GuildState, userId: Snowflake, speaks: boolean): void {
  const channel = guild.channels.get(connectionOf(guild, userId).channelId)
  if (channel?.type !== ChannelType.GuildStageVoice) throw new Error('only stages have speakers')
  changeConnection(world, guild, userId, { suppress: !speaks, requestToSpeakAt: null })
}

export function raiseHand(world: World, guild: GuildState, userId: Snowflake): void {
  const requestToSpeakAt = new Date(world.settings.clock.now()).toISOString()
  changeConnection(world, guild, userId, { requestToSpeakAt })
}

/** A moderator mutes or deafens a member in voice. Discord refuses it for a member who is not in voice. */
export function silence(
  world: World,
  guild: GuildState,
  member: MemberState,
  to: Partial<Pick<MemberState, 'mute' | 'deaf'>>,
): void {
  const connection = connectionOf(guild, member.user.id)
  const { mute = member.mute, deaf = member.deaf } = to
  if (mute === member.mute && deaf === member.deaf) return
  Object.assign(member, { mute, deaf })
  tell(world, guild, connection, connection.channelId)
}

function changeConnection(world: World, guild: GuildState, userId: Snowflake, to: Partial<VoiceConnection>): void {
  const connection = connectionOf(guild, userId)
  const changed = { ...connection, ...to }
  if (Bun.deepEquals(changed, connection)) return
  guild.voice.set(userId, changed)
  tell(world, guild, changed, changed.channelId)
}

function connectionOf(guild: GuildState, userId: Snowflake): VoiceConnection {
  const connection = guild.voice.get(userId)
  if (connection === undefined) throw new Error('the member is not in voice')
  return connection
}

/**
 * Sends the state to the bots of the guild, also to bots that cannot view the channel. Discord did so when it was tried in 2019:
 * https://github.com/benjihiggins/discord-activity-monitor/pull/16. Its documentation of channels that are hidden from bots does
 * not mention voice states.
 */
function tell(world: World, guild: GuildState, connection: VoiceConnection, channelId: Snowflake | null): void {
  const type = GatewayDispatchEvents.VoiceStateUpdate
  const data = voicePayload(guild, connection, channelId)
  world.gateway.tellGuild(guild, { type, intent: GatewayIntentBits.GuildVoiceStates, data })
}
