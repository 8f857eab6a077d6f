import type { Snowflake } from '../discord/snowflake.ts'

/** The ways in which level-ups are announced: in reply to the message, in one set channel, by direct message, or not at all. */
export const NOTIFICATION_TYPES = ['reply', 'channel', 'dm', 'disable'] as const

export type NotificationType = (typeof NOTIFICATION_TYPES)[number]

/** Where a level-up is announced. */
export type Announcement =
  | { to: 'channel'; channelId: Snowflake; inReplyTo: Snowflake | null }
  | { to: 'member'; userId: Snowflake }
  | { to: 'nobody'; why: 'disabled' | 'no-channel-set' }

export interface NotificationSetting {
  type: NotificationType
  /** The set channel, for the type `channel`. */
  channelId: Snowflake | null
}

/** @param source the message that reached the level */
export function announcementOf(
  setting: NotificationSetting,
  source: { userId: Snowflake; channelId: Snowflake; messageId: Snowflake },
): Announcement {
  switch (setting.type) {
    case 'reply':
      return { to: 'channel', channelId: source.channelId, inReplyTo: source.messageId }
    case 'channel':
      if (setting.channelId === null) return { to: 'nobody', why: 'no-channel-set' }
      return { to: 'channel', channelId: setting.channelId, inReplyTo: null }
    case 'dm':
      return { to: 'member', userId: source.userId }
    case 'disable':
      return { to: 'nobody', why: 'disabled' }
  }
}
