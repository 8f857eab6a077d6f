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

/** Whether a channel of this type is a thread. */
export const isThread = (type: number): boolean => THREADS.has(type)
