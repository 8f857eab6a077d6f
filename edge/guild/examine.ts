import type { GuildOverview } from '../../shared/database/guilds/overview.ts'
import type { Finding } from '../../shared/levelling/finding.ts'
import { findings } from '../../shared/settings/findings.ts'
import { fetchGuildView, type GuildAccess } from './fetch.ts'
import { fetchChannelSights } from './fetch-sights.ts'

/** Checks a guild's settings against its roles and channels in Discord. @returns null where Discord does not show them */
export async function examine(context: GuildAccess, overview: GuildOverview): Promise<Finding[] | null> {
  const view = await fetchGuildView(context)
  if (view === null) return null
  const { settings, ignoredChannelIds, commandLimits } = overview
  const announcedIn = settings.notificationType === 'channel' ? settings.notificationChannelId : null
  const channelIds = [
    ...(announcedIn === null ? [] : [announcedIn]),
    ...commandLimits.channelIds,
    ...commandLimits.categoryIds,
    ...ignoredChannelIds,
  ]
  return findings(overview, { view, sights: await fetchChannelSights(context, view, channelIds) })
}
