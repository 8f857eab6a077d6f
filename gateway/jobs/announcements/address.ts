import type { GuildRules } from '../../../shared/database/guilds/guilds.ts'
import { levelUpMessage } from '../../../shared/levelling/level-up-message.ts'
import type { LevelUp, LevelUpJob } from './plan.ts'

/** Where a level-up is announced, and its text, by the guild's settings; null if it is announced to nobody. */
export function addressed(
  { kind, id, guildId, userId, payload, trace }: LevelUpJob,
  { settings }: GuildRules,
): LevelUp | null {
  const setting = { type: settings.notificationType, channelId: settings.notificationChannelId }
  const messageId = kind === 'level-up' ? payload.messageId : null
  const message = levelUpMessage(setting, { userId, ...payload, messageId }, settings)
  if (message === null) return null
  const { announcement, text } = message
  const levelUp = { id, guildId, userId, level: payload.level, text, ...(trace ? { trace } : {}) }
  return announcement.to === 'member'
    ? { ...levelUp, to: { userId: announcement.userId }, inReplyTo: null }
    : { ...levelUp, to: { channelId: announcement.channelId }, inReplyTo: announcement.inReplyTo }
}
