import { escapeMarkdown, userMention } from '../discord/markdown.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { speakFrom } from '../text/say.ts'
import { type AnnouncedLevels, isAnnounced } from './announced-levels.ts'
import { type Announcement, announcementOf, type NotificationType } from './announcement.ts'
import type { AnnouncementForm } from './announcement-body.ts'
import type { LevelRole } from './level-roles.ts'
import { levelUpTexts } from './level-up-texts.ts'
import { fillWording, names, readWording, type Wording } from './wording.ts'
import { type NamedStanding, wordingValues } from './wording-values.ts'

const speak = speakFrom(levelUpTexts)

/** A level-up, with the channel and the message where it happened; each is null where there is none. */
export interface ReachedLevel {
  userId: Snowflake
  level: number
  /** The level before, less than `level`. */
  previous: number
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
  const wording = ownWording(guild)
  if (wording !== null) {
    const text = fillWording(wording, wordingValues({ ...reached, standing, name, locale, levelRoles }))
    return { announcement, text, form: settings.announcementForm }
  }
  const values = { user: userMention(reached.userId), level: reached.level }
  const isDirect = announcement.to === 'member' && name !== ''
  const text = isDirect
    ? speak(locale)('levelUp.direct', { ...values, server: escapeMarkdown(name) })
    : speak(locale)('levelUp.announcement', values)
  return { announcement, text, form: 'plain' }
}

/** The guild's own wording; null where the guild has none, or where only a newer release can read it. */
function ownWording({ settings: { announcementText: text } }: AnnouncingGuild): Wording | null {
  if (text === null) return null
  const read = readWording(text)
  return read.ok ? read.wording : null
}

/** Whether the guild's announcements name a member's XP or rank. Only then are these read from the database. */
export function namesStanding(guild: AnnouncingGuild): boolean {
  const wording = ownWording(guild)
  return wording !== null && (names(wording, 'xp') || names(wording, 'rank'))
}
