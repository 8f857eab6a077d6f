import type { GuildRules } from '../../../shared/database/guilds/guilds.ts'
import { type AnnouncingGuild, levelUpMessage } from '../../../shared/levelling/level-up-message.ts'
import type { NamedStanding } from '../../../shared/levelling/wording-values.ts'
import type { LevelUp, LevelUpJob } from './plan.ts'

/** The parts of a guild's rules that its announcements need. */
export const announcing = ({ settings, levelRoles }: GuildRules): AnnouncingGuild => {
  const { name, locale } = settings
  return { settings, name, locale, levelRoles }
}

/**
 * Where a level-up is announced, and its text, by the guild's settings; null if it is announced to nobody.
 * @param standing null where the text does not need it, or the member is not stored
 */
export function addressed(
  { kind, id, guildId, userId, payload, trace }: LevelUpJob,
  guild: GuildRules,
  standing: NamedStanding | null,
): LevelUp | null {
  const { level, previous = level - 1, channelId } = payload
  const messageId = kind === 'level-up' ? payload.messageId : null
  const message = levelUpMessage(announcing(guild), { userId, level, previous, channelId, messageId }, standing)
  if (message === null) return null
  const { announcement, text, form } = message
  const levelUp = { id, guildId, userId, level, text, form, ...(trace ? { trace } : {}) }
  return announcement.to === 'member'
    ? { ...levelUp, to: { userId: announcement.userId }, inReplyTo: null }
    : { ...levelUp, to: { channelId: announcement.channelId }, inReplyTo: announcement.inReplyTo }
}
