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
  /** The set channel, for the type `channel`, and for `reply` where there is no message. */
  channelId: Snowflake | null
}

/**
 * @param source where the level was reached. `messageId`: null if no message reached it, so that there is nothing to reply to;
 * `channelId`: null if it was reached in no channel.
 */
export function announcementOf(
  setting: NotificationSetting,
  source: { userId: Snowflake; channelId: Snowflake | null; messageId: Snowflake | null },
): Announcement {
  switch (setting.type) {
    case 'reply':
      return inChannel(source.channelId ?? setting.channelId, source.messageId)
    case 'channel':
      return inChannel(setting.channelId, null)
    case 'dm':
      return { to: 'member', userId: source.userId }
    case 'disable':
      return { to: 'nobody', why: 'disabled' }
  }
}

const inChannel = (channelId: Snowflake | null, inReplyTo: Snowflake | null): Announcement =>
  channelId === null ? { to: 'nobody', why: 'no-channel-set' } : { to: 'channel', channelId, inReplyTo }
