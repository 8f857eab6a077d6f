import { type EarningFacts, earningFacts } from '../../../shared/database/members/earning-facts.ts'
import { isThread } from '../../../shared/discord/channel-type.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { type ChannelPath, channelPath } from '../../../shared/levelling/channel-path.ts'
import { asBot, fetchChannel } from '../../guild/fetch.ts'
import type { InteractionContext } from '../../interactions/context.ts'

/** A channel as far as an interaction tells of it. */
interface ToldChannel {
  id: Snowflake
  type: number
  /** Absent where the interaction does not say. */
  parent_id?: Snowflake | null | undefined
}

export interface Asked {
  userId: Snowflake
  roleIds: readonly Snowflake[]
  channelId: Snowflake
  channel: ToldChannel | null
}

export interface EarningPlace {
  facts: EarningFacts
  /** Its `unknown` is null where it is known whether the channel is ignored. */
  path: ChannelPath
}

/** A thread's channel and that channel's category. */
const MOST_ASKED = 2

/**
 * Everything that decides whether a member earns in a channel; null where the server is not on record. Of a thread
 * Discord tells the channel that it is in, but not that channel's category: the gateway's record says that, or else
 * Discord is asked.
 */
export async function earningPlace(
  context: InteractionContext,
  { userId, roleIds, channelId, channel }: Asked,
): Promise<EarningPlace | null> {
  const { database, guildId } = context
  const parents = new Map<Snowflake, Snowflake | null>()
  const note = (id: Snowflake, parentId: Snowflake | null, type: number): void => {
    parents.set(id, parentId)
    // A category lies in nothing.
    if (parentId !== null && !isThread(type)) parents.set(parentId, null)
  }
  if (channel?.id === channelId && channel.parent_id !== undefined) note(channelId, channel.parent_id, channel.type)

  for (let asked = 0; ; asked++) {
    const told = channelPath(channelId, (id) => parents.get(id))
    const facts = await earningFacts(database, { guildId, userId }, told.ids, roleIds)
    if (facts === null) return null
    const path = channelPath(channelId, (id) => (parents.has(id) ? parents.get(id) : facts.parents.get(id)))
    const { ignoredChannelIds } = facts.ignored
    const isClear = !facts.ignoresChannels || path.ids.some((id) => ignoredChannelIds.has(id))
    if (path.unknown === null || isClear) return { facts, path: { ...path, unknown: null } }
    const ask = asked < MOST_ASKED ? await asBot(context) : null
    const found = ask && (await fetchChannel(ask, path.unknown))
    if (found === null || found === 'gone' || found === 'hidden') return { facts, path }
    note(path.unknown, found.parentId, found.type)
  }
}
