import { decayAhead } from '../../shared/database/decay/preview.ts'
import type { GuildOverview } from '../../shared/database/guilds/overview.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Finding } from '../../shared/levelling/finding.ts'
import { findings } from '../../shared/settings/findings.ts'
import type { InteractionContext } from '../interactions/context.ts'
import { fetchGuildChannels, fetchGuildView, type GuildAccess } from './fetch.ts'
import { fetchChannelSights } from './fetch-sights.ts'

/** The channels that a check of the settings looks at. */
export function checkedChannels(overview: GuildOverview): Snowflake[] {
  const { settings, ignoredChannelIds, earningChannelIds, multipliers, commandLimits, boostChannelIds, season } =
    overview
  const announcedIn = settings.notificationType === 'channel' ? settings.notificationChannelId : null
  return [
    ...(announcedIn === null ? [] : [announcedIn]),
    ...new Set([...boostChannelIds, season.channelId].filter((id) => id !== null)),
    ...commandLimits.channelIds,
    ...commandLimits.categoryIds,
    ...ignoredChannelIds,
    ...earningChannelIds,
    ...multipliers.flatMap(({ kind, id }) => (kind === 'channel' ? [id] : [])),
  ]
}

/** Checks a guild's settings against its roles and channels in Discord. @returns null where Discord does not show them */
export async function examine(
  context: GuildAccess & Pick<InteractionContext, 'database' | 'now'>,
  overview: GuildOverview,
): Promise<Finding[] | null> {
  const { database, guildId, now } = context
  const [view, decay] = await Promise.all([
    fetchGuildView(context),
    decayAhead(database, guildId, overview.settings, now),
  ])
  if (view === null) return null
  const checked = checkedChannels(overview)
  // Without a checked channel and without XP for voice, no check reads the channels.
  const needsChannels = checked.length > 0 || overview.settings.voiceXp > 0
  const listing = needsChannels ? fetchGuildChannels(context) : Promise.resolve(null)
  const [sights, channels] = await Promise.all([fetchChannelSights(context, view, checked, listing), listing])
  return findings(overview, { view, sights, ...(channels !== null && { channels }), ...decay })
}
