import type { GuildOverview } from '../../shared/database/guilds/overview.ts'
import type { Finding } from '../../shared/levelling/finding.ts'
import { findings } from '../../shared/settings/findings.ts'
import type { InteractionContext } from '../interactions/context.ts'
import { fetchGuildView } from './fetch.ts'
import { fetchChannelSights } from './fetch-sights.ts'

/** What is odd about settings, held against what Discord shows; null where it shows nothing. */
export async function examine(context: InteractionContext, overview: GuildOverview): Promise<Finding[] | null> {
  const view = await fetchGuildView(context)
  if (view === null) return null
  const { settings, ignoredChannelIds } = overview
  const set = settings.notificationType === 'channel' ? settings.notificationChannelId : null
  const channelIds = [...(set === null ? [] : [set]), ...ignoredChannelIds]
  return findings(overview, { view, sights: await fetchChannelSights(context, view, channelIds) })
}
