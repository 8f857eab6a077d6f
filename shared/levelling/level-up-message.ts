import { escapeMarkdown, userMention } from '../discord/markdown.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { speakFrom } from '../text/say.ts'
import { type AnnouncedLevels, isAnnounced } from './announced-levels.ts'
import { type Announcement, announcementOf, type NotificationType } from './announcement.ts'
import type { AnnouncementForm } from './announcement-body.ts'
import type { LevelRole } from './level-roles.ts'
import { type LevelText, levelTextOf, type OwnText } from './level-text.ts'
import { levelUpTexts } from './level-up-texts.ts'
import { fillWording, names, readWording } from './wording.ts'
import { type NamedStanding, wordingValues } from './wording-values.ts'

const speak = speakFrom(levelUpTexts)

/** A level-up, with the channel and the message where it happened; each is null where there is none. */
export interface ReachedLevel {
  userId: Snowflake
  level: number
  /** The level before, less than `level`. */
  previous: number
  /** The level before the first of the level-ups that are announced together; absent where this one is announced alone. */
  from?: number
  channelId: Snowflake | null
  messageId: Snowflake | null
}

/** The parts of a guild that its announcements need. */
export interface AnnouncingGuild {
  settings: AnnouncedLevels & {
    notificationType: NotificationType
    notificationChannelId: Snowflake | null
    /** The guild's own wording; null for the built-in text in its language. */
    announcementText: string | null
    announcementForm: AnnouncementForm
  }
  /** Empty where the name is not known yet. */
  name: string
  /** Discord's locale code, e.g. `en-US`. */
  locale: string
  levelRoles: readonly LevelRole[]
  /** The texts of at least the levels that the announced level-ups pass. */
  levelTexts: readonly LevelText[]
}

/** A level-up that is announced. */
export interface LevelUpMessage {
  announcement: Exclude<Announcement, { to: 'nobody' }>
  text: string
  form: AnnouncementForm
}

/**
 * Where a level-up is announced, and its text; null where it is announced to nobody.
 * @param standing null where it is not known. Only a wording that `namesStanding` needs it
 */
export function levelUpMessage(
  guild: AnnouncingGuild,
  reached: ReachedLevel,
  standing: NamedStanding | null,
): LevelUpMessage | null {
  const { settings, name, locale, levelRoles } = guild
  if (!isAnnounced(settings, levelRoles, reached)) return null
  const { notificationType: type, notificationChannelId: channelId } = settings
  const announcement = announcementOf({ type, channelId }, reached)
  if (announcement.to === 'nobody') return null
  const from = Math.min(reached.from ?? reached.previous, reached.previous)
  const own = levelTextOf(guild, { from, level: reached.level }) ?? generalText(guild)
  if (own !== null) {
    const values = wordingValues({ ...reached, previous: from, standing, name, locale, levelRoles })
    return { announcement, text: fillWording(own.wording, values), form: own.form }
  }
  const values = { user: userMention(reached.userId), level: reached.level }
  const isDirect = announcement.to === 'member' && name !== ''
  const text = isDirect
    ? speak(locale)('levelUp.direct', { ...values, server: escapeMarkdown(name) })
    : speak(locale)('levelUp.announcement', values)
  return { announcement, text, form: 'plain' }
}

/** The guild's own text for all levels; null where it has none, or where only a newer release can read it. */
function generalText({
  settings: { announcementText: text, announcementForm: form },
}: AnnouncingGuild): OwnText | null {
  if (text === null) return null
  const read = readWording(text)
  return read.ok ? { wording: read.wording, form } : null
}

/** Whether the guild's announcements name a member's XP or rank. Only then are these read from the database. */
export const namesStanding = ({ settings, levelTexts }: AnnouncingGuild): boolean =>
  [settings.announcementText ?? '', ...levelTexts.map(({ text }) => text)].some((text) => {
    const read = readWording(text)
    return read.ok && (names(read.wording, 'xp') || names(read.wording, 'rank'))
  })
