import { type EarningFacts, earningFacts } from '../../shared/database/members/earning-facts.ts'
import type { Queries } from '../../shared/database/queries.ts'
import { isThread } from '../../shared/discord/channel-type.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { type ChannelPath, channelPath } from '../../shared/levelling/channel-path.ts'
import { asBot, fetchChannel, type GuildAccess } from './fetch.ts'

/** A channel as an interaction describes it. */
interface KnownChannel {
  id: Snowflake
  type: number
  /** Absent where the interaction does not say. */
  parent_id?: Snowflake | null | undefined
}

interface EarningQuestion {
  userId: Snowflake
  roleIds: readonly Snowflake[]
  channelId: Snowflake
  channel: KnownChannel | null
}

interface EarningPlace {
  facts: EarningFacts
  /** `unknown` is null where the channel's place in the channel tree is known, or makes no difference. */
  path: ChannelPath
}

/** The most requests to Discord: for a thread's channel, and for that channel's category. */
const MOST_REQUESTS = 2

/**
 * Everything that decides whether a member earns XP in a channel; null if the database does not have the guild yet. For a
 * thread, the interaction names the thread's channel but not that channel's category. The category comes from the rows
 * that the gateway stores, or else from Discord.
 */
export async function earningPlace(
  context: GuildAccess & { database: Queries },
  { userId, roleIds, channelId, channel }: EarningQuestion,
): Promise<EarningPlace | null> {
  const { database, guildId } = context
  const parents = new Map<Snowflake, Snowflake | null>()
  const setParent = (id: Snowflake, parentId: Snowflake | null, type: number): void => {
    parents.set(id, parentId)
    // A category is in no other channel.
    if (parentId !== null && !isThread(type)) parents.set(parentId, null)
  }
  if (channel?.id === channelId && channel.parent_id !== undefined)
    setParent(channelId, channel.parent_id, channel.type)

  for (let asked = 0; ; asked++) {
    const known = channelPath(channelId, (id) => parents.get(id))
    const facts = await earningFacts(database, { guildId, userId }, known.ids, roleIds)
    if (facts === null) return null
    const path = channelPath(channelId, (id) => (parents.has(id) ? parents.get(id) : facts.parents.get(id)))
    const { ignoredChannelIds } = facts.ignored
    const isClear = !facts.needsChannels || path.ids.some((id) => ignoredChannelIds.has(id))
    if (path.unknown === null || isClear) return { facts, path: { ...path, unknown: null } }
    const ask = asked < MOST_REQUESTS ? await asBot(context) : null
    const found = ask && (await fetchChannel(ask, path.unknown))
    if (found === null || found === 'gone' || found === 'hidden') return { facts, path }
    setParent(path.unknown, found.parentId, found.type)
  }
}
