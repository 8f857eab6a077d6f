import {
  type APIChannel,
  type APIMessage,
  type APIOverwrite,
  ChannelType,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import type { UserState } from './user.ts'

export interface ChannelState {
  id: Snowflake
  name: string
  type: ChannelType
  guildId: Snowflake | null
  parentId: Snowflake | null
  position: number
  overwrites: APIOverwrite[]
  /** The user of a direct message channel, and the application whose bot it is with. */
  recipient: UserState | null
  applicationId: Snowflake | null
  ownerId: Snowflake | null
  /** An archived thread stays archived until a member writes in it. */
  archived: boolean
  createdAt: number
  /** The newest messages, oldest first. */
  messages: Map<Snowflake, APIMessage>
  /** Messages by author and nonce, for `enforce_nonce`. */
  nonces: Map<string, { messageId: Snowflake; at: number }>
  /** The reactions to messages, by message. */
  reactions: Map<Snowflake, readonly ReactionState[]>
}

/** The users who reacted to a message with one emoji. */
export interface ReactionState {
  /** The emoji itself. */
  name: string
  userIds: Set<Snowflake>
  /** Those who added a super reaction. */
  superIds: Set<Snowflake>
}

const THREADS: ReadonlySet<ChannelType> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
])
const WITH_MESSAGES: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ChannelType.GuildAnnouncement,
  ChannelType.DM,
  ChannelType.GroupDM,
  ...THREADS,
])

export const isThread = (channel: ChannelState): boolean => THREADS.has(channel.type)
export const isActiveThread = (channel: ChannelState): boolean => isThread(channel) && !channel.archived
export const takesMessages = (channel: ChannelState): boolean => WITH_MESSAGES.has(channel.type)

/** A channel as REST and the gateway show it. */
export function channelPayload(channel: ChannelState): APIChannel {
  const lastMessageId = [...channel.messages.keys()].at(-1) ?? null
  const payload = shapeOf(channel, lastMessageId)
  // The union of channel types is discriminated by `type`, which is data here; each branch below fills what its type needs.
  return payload as unknown as APIChannel
}

function shapeOf(channel: ChannelState, lastMessageId: Snowflake | null): object {
  const { id, name, type, guildId, parentId, position, overwrites, recipient, ownerId, archived, createdAt } = channel
  if (recipient !== null) return { id, type, last_message_id: lastMessageId, flags: 0, recipients: [recipient.payload] }
  if (!isThread(channel)) {
    const base = { id, type, name, guild_id: guildId, parent_id: parentId, position, flags: 0, nsfw: false }
    const text = takesMessages(channel) ? { last_message_id: lastMessageId, topic: null, rate_limit_per_user: 0 } : {}
    return { ...base, ...text, permission_overwrites: overwrites }
  }
  const created = new Date(createdAt).toISOString()
  const metadata = {
    archived,
    auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
    archive_timestamp: created,
    create_timestamp: created,
    locked: false,
  }
  const counts = { message_count: channel.messages.size, total_message_sent: channel.messages.size, member_count: 1 }
  const base = { id, type, name, guild_id: guildId, parent_id: parentId, owner_id: ownerId, flags: 0 }
  return { ...base, ...counts, last_message_id: lastMessageId, rate_limit_per_user: 0, thread_metadata: metadata }
}
