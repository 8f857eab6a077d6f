import type { Snowflake } from '../discord/snowflake.ts'
import type { AppliedMultiplier } from '../levelling/earning-factor.ts'
import type { Finding, Surroundings } from '../levelling/finding.ts'

interface EarningLists {
  multipliers: readonly AppliedMultiplier[]
  earningChannelIds: readonly Snowflake[]
  ignoredChannelIds: readonly Snowflake[]
}

/** Finds multipliers of deleted roles and channels, and a list of the only earning channels that lets nobody earn. */
export function earningFindings(
  { multipliers, earningChannelIds, ignoredChannelIds }: EarningLists,
  { view, sights }: Surroundings,
): Finding[] {
  const isGone = (channelId: Snowflake): boolean => sights.get(channelId)?.found === 'gone'
  const found: Finding[] = []
  const noXp = new Set(
    multipliers.filter(({ kind, percent }) => kind === 'channel' && percent === 0).map(({ id }) => id),
  )
  const earnsNothing = (id: Snowflake): boolean => isGone(id) || ignoredChannelIds.includes(id) || noXp.has(id)
  if (earningChannelIds.length > 0 && earningChannelIds.every(earnsNothing)) found.push({ kind: 'nothingEarns' })
  const goneChannels = earningChannelIds.filter(isGone)
  if (goneChannels.length > 0) found.push({ kind: 'earningChannelsDeleted', goneIds: goneChannels })
  const gone = multipliers.filter(({ kind, id }) => (kind === 'role' ? !view.roles.has(id) : isGone(id)))
  if (gone.length > 0) found.push({ kind: 'multipliersDeleted', goneIds: gone.map(({ id }) => id) })
  return found
}
