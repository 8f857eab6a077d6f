import type { LevelTextPreviewReply, LevelTextsReply } from '../../../shared/api/level-texts.ts'
import type { StoredGuild } from '../../../shared/database/guilds/overview.ts'
import { nextVersion } from '../../../shared/database/guilds/version.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { levelTextExample } from '../../../shared/levelling/example-announcement.ts'
import {
  isAnnouncedAlone,
  type LevelText,
  MOST_LEVEL_TEXTS,
  withLevelText,
} from '../../../shared/levelling/level-text.ts'
import type { GuildContext } from '../context.ts'
import type { Reply } from '../route.ts'

/** Whether level-ups to a level are announced, and to somebody. */
const isAnnounced = (level: number, stored: StoredGuild): boolean =>
  stored.settings.notificationType !== 'disable' && isAnnouncedAlone(level, stored)

/** The texts for their page. @param saved the change in words; null where nothing was changed */
export function levelTextsReplyOf(stored: StoredGuild, saved: string | null): Reply<LevelTextsReply> {
  const version = String(stored.version)
  const items = stored.levelTexts.map((one) => ({ ...one, announced: isAnnounced(one.level, stored) }))
  return { version, body: { version, items, most: MOST_LEVEL_TEXTS, saved } }
}

/** The texts after a change. @param stored the guild before it */
export const changedTexts = (
  { now }: Pick<GuildContext, 'now'>,
  stored: StoredGuild,
  levelTexts: readonly LevelText[],
  saved: string,
): Reply<LevelTextsReply> => {
  const sorted = levelTexts.toSorted((a, b) => a.level - b.level)
  return levelTextsReplyOf({ ...stored, levelTexts: sorted, version: nextVersion(stored.version, now) }, saved)
}

/** The announcement of a level with a text, for a member. @param refusal why the text is refused; null where it is not */
export function previewOf(
  stored: StoredGuild,
  wanted: LevelText,
  { userId, refusal }: { userId: Snowflake; refusal: string | null },
): LevelTextPreviewReply {
  const guild = { ...stored, levelTexts: withLevelText(stored.levelTexts, wanted) }
  const body = refusal === null ? levelTextExample(guild, wanted.level, userId) : null
  return {
    ...{ refusal, userId, announced: isAnnounced(wanted.level, stored) },
    content: body?.content ?? '',
    embed: body?.embeds?.[0]?.description ?? null,
  }
}
