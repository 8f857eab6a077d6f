import { escapeMarkdown, userMention } from '../discord/markdown.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { speakFrom } from '../text/say.ts'
import { type Announcement, announcementOf, type NotificationSetting } from './announcement.ts'
import { levelUpTexts } from './level-up-texts.ts'

const speak = speakFrom(levelUpTexts)

/** A level-up, with the channel and the message where it happened; each is null where there is none. */
export interface ReachedLevel {
  userId: Snowflake
  level: number
  channelId: Snowflake | null
  messageId: Snowflake | null
}

/** The parts of a guild that its announcements need. */
export interface AnnouncingGuild {
  /** Empty where the name is not known yet. */
  name: string
  /** Discord's locale code, e.g. `en-US`. */
  locale: string
}

/** Where a level-up is announced, and the message's text; null where it is announced to nobody. */
export function levelUpMessage(
  setting: NotificationSetting,
  reached: ReachedLevel,
  { name, locale }: AnnouncingGuild,
): { announcement: Exclude<Announcement, { to: 'nobody' }>; text: string } | null {
  const announcement = announcementOf(setting, reached)
  if (announcement.to === 'nobody') return null
  const values = { user: userMention(reached.userId), level: reached.level }
  const isDirect = announcement.to === 'member' && name !== ''
  const text = isDirect
    ? speak(locale)('levelUp.direct', { ...values, server: escapeMarkdown(name) })
    : speak(locale)('levelUp.announcement', values)
  return { announcement, text }
}
