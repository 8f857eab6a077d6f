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

/** The announcement of an example: the member has exactly the XP of the level, and rank 1. */
export function exampleAnnouncement(
  guild: AnnouncingGuild & { settings: { curve: string } },
  userId: Snowflake,
): ExampleAnnouncement {
  const level = exampleLevel(guild.settings, guild.levelRoles)
  const nobody = { announcement: null, level: level ?? ANY_LEVEL, body: null }
  if (level === null) return nobody
  const standing = { xp: xpFor(level, readCurve(guild.settings.curve)), rank: 1 }
  // The ids of the channel and the message do not appear in the text.
  const reached = { userId, level, previous: level - 1, channelId: '0', messageId: '0' }
  const message = levelUpMessage(guild, reached, standing)
  if (message === null) return nobody
  const { announcement, text, form } = message
  return { announcement, level, body: announcementBody({ text, form, userIds: [userId], unpingedIds: [] }) }
}
