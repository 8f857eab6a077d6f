import { ChannelType } from '../discord/channel-type.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import type { Finding, Surroundings } from '../levelling/finding.ts'
import { excludedBy, type PlaceLists } from './unearned-findings.ts'

/** Finds multipliers of deleted roles and channels, and a list of the only earning channels that lets nobody earn. */
export function earningFindings(lists: PlaceLists, { view, sights, channels }: Surroundings): Finding[] {
  const { multipliers, earningChannelIds, ignoredChannelIds } = lists
  const isGone = (channelId: Snowflake): boolean => sights.get(channelId)?.found === 'gone'
  const found: Finding[] = []
  const noXp = new Set(
    multipliers.filter(({ kind, percent }) => kind === 'channel' && percent === 0).map(({ id }) => id),
  )
  const isExcluded = excludedBy(lists)
  /** Whether nobody earns in a listed channel, or in any channel of a listed category. */
  function earnsNothing(id: Snowflake): boolean {
    if (isGone(id) || ignoredChannelIds.includes(id) || noXp.has(id)) return true
    const listed = channels?.get(id)
    // The map of channels has no threads, so nothing is known about a listed thread.
    if (listed === undefined || channels === undefined) return false
    if (listed.type !== ChannelType.GuildCategory) return isExcluded(listed)
    return [...channels.values()].every((channel) => channel.parentId !== id || isExcluded(channel))
  }
  if (earningChannelIds.length > 0 && earningChannelIds.every(earnsNothing)) found.push({ kind: 'nothingEarns' })
  const goneChannels = earningChannelIds.filter(isGone)
  if (goneChannels.length > 0) found.push({ kind: 'earningChannelsDeleted', goneIds: goneChannels })
  const gone = multipliers.filter(({ kind, id }) => (kind === 'role' ? !view.roles.has(id) : isGone(id)))
  if (gone.length > 0) found.push({ kind: 'multipliersDeleted', goneIds: gone.map(({ id }) => id) })
  return found
}
