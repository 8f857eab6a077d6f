import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { exampleAnnouncement } from '../../../shared/levelling/example-announcement.ts'
import type { Consequence } from './setting-command.ts'

/** The next announcement with the new settings, as the gateway would post it for the person who changed them. */
export const announcementExample: Consequence = async ({ database, guildId, user }, settings) => {
  const { body } = exampleAnnouncement({ ...(await guildOverview(database, guildId)), settings }, user.id)
  if (body === null) return null
  const { content, embeds } = body
  // The field for pings is left out, because a reply to a command pings nobody.
  return { ...(content !== undefined && { content }), ...(embeds !== undefined && { embeds }) }
}
