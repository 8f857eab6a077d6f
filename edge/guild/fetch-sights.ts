import { permissionToWrite } from '../../shared/discord/channel-rights.ts'
import { isThread } from '../../shared/discord/channel-type.ts'
import { botPermissionsIn, type GuildChannel, type GuildView } from '../../shared/discord/guild-view.ts'
import { Permission } from '../../shared/discord/permission.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { ChannelSight } from '../../shared/levelling/finding.ts'
import { asBot, fetchChannel, fetchGuildChannels, type GuildAccess } from './fetch.ts'

/** The most channels to fetch one by one. The guild's list has neither threads nor deleted channels. */
const MOST_SINGLE = 10

function sightOf(view: GuildView, channel: GuildChannel, parent: GuildChannel | undefined): ChannelSight {
  const permissions = botPermissionsIn(view, (isThread(channel.type) ? parent : channel)?.overwrites ?? [])
  const has = (one: bigint): boolean => (permissions & one) !== 0n
  if (!has(Permission.ViewChannel)) return { found: 'hidden' }
  const missing = [permissionToWrite(channel.type), Permission.EmbedLinks].filter((one) => !has(one))
  return { found: 'seen', missing, canAttach: has(Permission.AttachFiles) }
}

/**
 * Whether the bot sees each channel, and which permissions it lacks there. A channel is absent where Discord did not answer.
 * @param listing the guild's channels, where the caller needs them, too
 */
export async function fetchChannelSights(
  context: GuildAccess,
  view: GuildView,
  channelIds: readonly Snowflake[],
  listing?: Promise<ReadonlyMap<Snowflake, GuildChannel> | null>,
): Promise<Map<Snowflake, ChannelSight>> {
  if (channelIds.length === 0) return new Map()
  const [ask, listed] = await Promise.all([asBot(context), listing ?? fetchGuildChannels(context)])
  if (ask === null || listed === null) return new Map()

  async function fetchSight(id: Snowflake, single: boolean): Promise<readonly [Snowflake, ChannelSight][]> {
    const known = listed?.get(id)
    if (known !== undefined) return [[id, sightOf(view, known, undefined)]]
    if (!single || ask === null) return []
    const channel = await fetchChannel(ask, id)
    if (channel === null) return []
    if (channel === 'gone' || channel === 'hidden') return [[id, { found: channel }]]
    return [[id, sightOf(view, channel, listed?.get(channel.parentId ?? ''))]]
  }

  const single = new Set(channelIds.filter((id) => !listed.has(id)).slice(0, MOST_SINGLE))
  return new Map((await Promise.all(channelIds.map((id) => fetchSight(id, single.has(id))))).flat())
}
