import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { exampleAnnouncement } from '../../../shared/levelling/example-announcement.ts'
import { shownAnnouncement } from '../../messages/announcement-preview.ts'
import type { Consequence } from './setting-command.ts'

/** The next announcement with the new settings, as the gateway would post it for the person who changed them. */
export const announcementExample: Consequence = async ({ database, guildId, user }, settings) => {
  const { body } = exampleAnnouncement({ ...(await guildOverview(database, guildId)), settings }, user.id)
  return body && shownAnnouncement(body)
}
