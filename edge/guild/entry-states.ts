import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { InteractionContext } from '../interactions/context.ts'
import { fetchGuildView } from './fetch.ts'
import { fetchChannelSights } from './fetch-sights.ts'

/** `hidden`: the bot cannot see the channel. */
export type EntryState = 'there' | 'hidden' | 'gone'

/** Channels and roles of a list. */
export interface Entries {
  channelIds?: readonly Snowflake[]
  roleIds?: readonly Snowflake[]
}

/** The state of channels and roles in Discord. An entry is absent where Discord did not answer. */
export async function entryStates(
  context: InteractionContext,
  { channelIds = [], roleIds = [] }: Entries,
): Promise<Map<Snowflake, EntryState>> {
  const view = channelIds.length + roleIds.length === 0 ? null : await fetchGuildView(context)
  if (view === null) return new Map()
  const sights = await fetchChannelSights(context, view, channelIds)
  return new Map<Snowflake, EntryState>([
    ...roleIds.map((id) => [id, view.roles.has(id) ? 'there' : 'gone'] as const),
    ...[...sights].map(([id, { found }]) => [id, found === 'seen' ? 'there' : found] as const),
  ])
}
