import type { ListEntry } from '../../../shared/api/lists.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { fetchChannelSights } from '../../guild/fetch-sights.ts'
import type { GuildContext } from '../context.ts'
import { isSeen } from '../guild/channel-refusal.ts'
import { accessOf, type Looked } from '../guild/look.ts'
import { holderOf } from '../guild/member.ts'

/** Roles of a list, with their names and states. */
export const roleEntries = (ids: readonly Snowflake[], looked: Looked | null): ListEntry[] =>
  ids.map((id) => {
    const role = looked?.view.roles.get(id)
    return { id, name: role?.name ?? null, state: role !== undefined ? 'there' : looked === null ? 'unknown' : 'gone' }
  })

/** Channels of a list, with their names and states. A channel that the caller does not see has no name. */
export async function channelEntries(
  context: GuildContext,
  ids: readonly Snowflake[],
  looked: Looked | null,
): Promise<ListEntry[]> {
  if (looked === null) return ids.map((id) => ({ id, name: null, state: 'unknown' }))
  const { view, channels } = looked
  const sights = await fetchChannelSights(accessOf(context), view, ids, Promise.resolve(channels))
  const choosing = { order: view, channels, holder: holderOf(context) }
  return ids.map((id) => {
    const channel = channels.get(id)
    const sight = sights.get(id)
    return {
      id,
      name: channel !== undefined && isSeen(choosing, channel) ? channel.name : null,
      state: sight === undefined ? 'unknown' : sight.found === 'seen' ? 'there' : sight.found,
    }
  })
}
