import type { Snowflake } from '../discord/snowflake.ts'
import { exampleLevel } from './announced-levels.ts'
import { type AnnouncementBody, announcementBody } from './announcement-body.ts'
import { xpFor } from './curve.ts'
import { type AnnouncingGuild, type LevelUpMessage, levelUpMessage } from './level-up-message.ts'
import { readCurve } from './stored-curve.ts'

/** The level of an example in a guild that announces no level. */
const ANY_LEVEL = 5

/** An example of an announcement. */
export interface ExampleAnnouncement {
  /** Null where level-ups are announced to nobody. */
  announcement: LevelUpMessage['announcement'] | null
  level: number
  /** The message that would be sent to Discord; null where level-ups are announced to nobody. */
  body: AnnouncementBody | null
}

/** A guild whose announcements are previewed. */
export type PreviewedGuild = AnnouncingGuild & { settings: { curve: string } }

/**
 * The announcement of an example: the member has exactly the XP of the level, and rank 1. The level has no text of its own, so
 * that the text for all levels is shown, unless each announced level has one.
 */
export function exampleAnnouncement(guild: PreviewedGuild, userId: Snowflake): ExampleAnnouncement {
  const ownLevels = new Set(guild.levelTexts.map(({ level }) => level))
  const level = exampleLevel(guild.settings, guild.levelRoles, ownLevels)
  if (level === null) return { announcement: null, level: ANY_LEVEL, body: null }
  return announcementTo(level, guild, userId)
}

/** The announcement of a level, whichever levels the guild announces and wherever it announces them. */
export function levelTextExample(guild: PreviewedGuild, level: number, userId: Snowflake): AnnouncementBody | null {
  const everywhere = { notificationType: 'reply', announceEvery: 1, announceFrom: 1, announceOnly: 'all' } as const
  return announcementTo(level, { ...guild, settings: { ...guild.settings, ...everywhere } }, userId).body
}

function announcementTo(level: number, guild: PreviewedGuild, userId: Snowflake): ExampleAnnouncement {
  const standing = { xp: xpFor(level, readCurve(guild.settings.curve)), rank: 1 }
  // The ids of the channel and the message do not appear in the text.
  const reached = { userId, level, previous: level - 1, channelId: '0', messageId: '0' }
  const message = levelUpMessage(guild, reached, standing)
  if (message === null) return { announcement: null, level, body: null }
  const { announcement, text, form } = message
  return { announcement, level, body: announcementBody({ text, form, userIds: [userId], unpingedIds: [] }) }
}
