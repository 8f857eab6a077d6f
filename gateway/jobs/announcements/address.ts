import type { GuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import { escapeMarkdown, userMention } from '../../../shared/discord/markdown.ts'
import { announcementOf } from '../../../shared/levelling/announcement.ts'
import type { LevelUp } from './plan.ts'
import { speak } from './texts.ts'

/** Where a level-up is announced, and its text, by the guild's settings; null if it is announced to nobody. */
export function addressed(
  { id, guildId, userId, payload, trace }: JobOf<'level-up'>,
  { settings }: GuildRules,
): LevelUp | null {
  const setting = { type: settings.notificationType, channelId: settings.notificationChannelId }
  const announcement = announcementOf(setting, { userId, ...payload })
  if (announcement.to === 'nobody') return null
  const values = { user: userMention(userId), level: payload.level }
  const isDirect = announcement.to === 'member' && settings.name !== ''
  const text = isDirect
    ? speak(settings.locale)('levelUp.direct', { ...values, server: escapeMarkdown(settings.name) })
    : speak(settings.locale)('levelUp.announcement', values)
  const levelUp = { id, guildId, userId, level: payload.level, text, ...(trace ? { trace } : {}) }
  return announcement.to === 'member'
    ? { ...levelUp, to: { userId: announcement.userId }, inReplyTo: null }
    : { ...levelUp, to: { channelId: announcement.channelId }, inReplyTo: announcement.inReplyTo }
}
