import type { GuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { LevelText } from '../../../shared/levelling/level-text.ts'
import { type AnnouncingGuild, levelUpMessage } from '../../../shared/levelling/level-up-message.ts'
import type { NamedStanding } from '../../../shared/levelling/wording-values.ts'
import type { LevelUp, LevelUpJob } from './plan.ts'

/** The parts of a guild that its announcements need. */
export const announcing = (
  { settings, levelRoles }: GuildRules,
  levelTexts: readonly LevelText[] = [],
): AnnouncingGuild => {
  const { name, locale } = settings
  return { settings, name, locale, levelRoles, levelTexts }
}

/** The level before a level-up. Older releases did not store it. */
export const levelBefore = ({ payload: { level, previous = level - 1 } }: Pick<LevelUpJob, 'payload'>): number =>
  previous

/**
 * Where a level-up is announced, and its text, by the guild's settings; null if it is announced to nobody.
 * @param about.from the level before the first of the member's level-ups that wait together
 * @param about.standing null where the text does not need it, or the member is not stored
 */
export function addressed(
  { kind, id, guildId, userId, payload, trace }: LevelUpJob,
  guild: AnnouncingGuild,
  { from, standing }: { from: number; standing: NamedStanding | null },
): LevelUp | null {
  const { level, channelId } = payload
  const previous = levelBefore({ payload })
  const messageId = kind === 'level-up' ? payload.messageId : null
  const message = levelUpMessage(guild, { userId, level, previous, from, channelId, messageId }, standing)
  if (message === null) return null
  const { announcement, text, form } = message
  const levelUp = { id, guildId, userId, level, text, form, ...(trace ? { trace } : {}) }
  return announcement.to === 'member'
    ? { ...levelUp, to: { userId: announcement.userId }, inReplyTo: null }
    : { ...levelUp, to: { channelId: announcement.channelId }, inReplyTo: announcement.inReplyTo }
}
