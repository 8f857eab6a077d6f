import { type APIVoiceState, ChannelType } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import type { ChannelState } from './channel.ts'
import type { GuildState } from './guild.ts'
import { memberPayload } from './member.ts'

/** A member's connection to a voice or stage channel. `MemberState` has whether a moderator muted or deafened the member. */
export interface VoiceConnection {
  userId: Snowflake
  channelId: Snowflake
  /** The session of the user's Discord client. It stays the same when they leave and join again, or move. */
  sessionId: string
  selfMute: boolean
  selfDeaf: boolean
  selfStream: boolean
  selfVideo: boolean
  /** True for members who may not speak: the audience of a stage, and members without the permission. */
  suppress: boolean
  /** When a member of the audience raised a hand, ISO 8601. */
  requestToSpeakAt: string | null
}

export const isVoice = ({ type }: ChannelState): boolean =>
  type === ChannelType.GuildVoice || type === ChannelType.GuildStageVoice

/** A voice state as Discord sends it. @param channelId null once the member has left voice */
export function voicePayload(
  guild: GuildState,
  connection: VoiceConnection,
  channelId: Snowflake | null = connection.channelId,
): APIVoiceState {
  const member = guild.members.get(connection.userId)
  return {
    guild_id: guild.id,
    channel_id: channelId,
    user_id: connection.userId,
    // The state of a user who left the guild has no member.
    ...(member && { member: memberPayload(member) }),
    session_id: connection.sessionId,
    deaf: member?.deaf ?? false,
    mute: member?.mute ?? false,
    self_deaf: connection.selfDeaf,
    self_mute: connection.selfMute,
    // Discord leaves this field out unless it is true.
    ...(connection.selfStream && { self_stream: true }),
    self_video: connection.selfVideo,
    suppress: connection.suppress,
    request_to_speak_timestamp: connection.requestToSpeakAt,
  }
}

/** The states in GUILD_CREATE, which name neither the guild nor the member. */
export const listedVoiceStates = (guild: GuildState): Omit<APIVoiceState, 'guild_id' | 'member'>[] =>
  [...guild.voice.values()].map((connection) => {
    const { guild_id: _, member: __, ...state } = voicePayload(guild, connection)
    return state
  })
