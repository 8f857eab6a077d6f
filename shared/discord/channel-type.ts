import type { ChannelType as ApiChannelType } from 'discord-api-types/v10'

/**
 * Channel types by Discord's names; plain numbers, because the enum would bring its whole module into the bundle.
 * https://discord.com/developers/docs/resources/channel#channel-object-channel-types
 */
export const ChannelType = {
  GuildText: 0,
  GuildVoice: 2,
  GuildCategory: 4,
  GuildAnnouncement: 5,
  AnnouncementThread: 10,
  PublicThread: 11,
  PrivateThread: 12,
  GuildStageVoice: 13,
  GuildForum: 15,
  GuildMedia: 16,
} as const satisfies Partial<Record<keyof typeof ApiChannelType, ApiChannelType>>

const THREADS: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
])

/** Types of channels and threads in which a bot can post a message by itself. In forums and media channels it cannot. */
export const WRITABLE_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildStageVoice,
] as const

/** Types of channels and threads in which members write: the same, with forums and media channels, whose posts are threads. */
export const MEMBER_WRITABLE_TYPES = [...WRITABLE_TYPES, ChannelType.GuildForum, ChannelType.GuildMedia] as const

/** Whether a channel of this type is a thread. */
export const isThread = (type: number): boolean => THREADS.has(type)
