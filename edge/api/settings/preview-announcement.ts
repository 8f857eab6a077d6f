import type { SettingsPreviewReply } from '../../../shared/api/settings.ts'
import type { GuildSettings } from '../../../shared/database/guilds/settings.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { levelUpMessage } from '../../../shared/levelling/level-up-message.ts'
import { quietUntil } from '../../../shared/levelling/quiet-time.ts'

/** The level in the example. */
const LEVEL = 5

/** The next level-up of a member as the gateway would announce it with these settings. */
export function previewAnnouncement(
  { notificationType: type, notificationChannelId: channelId, quietTime }: GuildSettings,
  guild: { name: string; locale: string },
  userId: Snowflake,
  now: number,
): SettingsPreviewReply['announcement'] {
  // The ids of the channel and the message do not appear in the text.
  const message = levelUpMessage({ type, channelId }, { userId, level: LEVEL, channelId: '0', messageId: '0' }, guild)
  if (message === null) return { to: 'nobody', channelId: null, content: '', userId, level: LEVEL, at: null }
  const { announcement, text: content } = message
  const at = quietUntil(now, quietTime)
  if (announcement.to === 'member') return { to: 'dm', channelId: null, content, userId, level: LEVEL, at }
  if (announcement.inReplyTo !== null) return { to: 'reply', channelId: null, content, userId, level: LEVEL, at }
  return { to: 'channel', channelId: announcement.channelId, content, userId, level: LEVEL, at }
}
