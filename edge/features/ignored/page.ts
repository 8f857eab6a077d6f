import { type IgnoredKind, listIgnored } from '../../../shared/database/guilds/ignored.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { fetchGuildView } from '../../guild/fetch.ts'
import { fetchChannelSights } from '../../guild/fetch-sights.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { type Page, pageOf } from '../../messages/list.ts'
import type { ShownEntry } from './message.ts'

/** Not more than `fetchChannelSights` fetches one by one. */
const ENTRIES_PER_PAGE = 10

/** A page of the ignored channels or roles, each with its state in Discord. */
export async function ignoredPage(
  context: InteractionContext,
  kind: IgnoredKind,
  wanted: number,
): Promise<Page<ShownEntry>> {
  const page = pageOf(await listIgnored(context.database, context.guildId, kind), wanted, ENTRIES_PER_PAGE)
  const states = await statesOf(context, kind, page.items)
  return { ...page, items: page.items.map((id) => ({ id, is: states.get(id) ?? 'unknown' })) }
}

async function statesOf(
  context: InteractionContext,
  kind: IgnoredKind,
  ids: readonly Snowflake[],
): Promise<Map<Snowflake, ShownEntry['is']>> {
  const view = ids.length === 0 ? null : await fetchGuildView(context)
  if (view === null) return new Map()
  if (kind === 'roles') return new Map(ids.map((id) => [id, view.roles.has(id) ? 'there' : 'gone']))
  const sights = await fetchChannelSights(context, view, ids)
  return new Map([...sights].map(([id, { found }]) => [id, found === 'seen' ? 'there' : found]))
}
