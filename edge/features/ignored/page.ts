import { type IgnoredKind, listIgnored } from '../../../shared/database/guilds/ignored.ts'
import { entryStates } from '../../guild/entry-states.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import type { ShownEntry } from '../../messages/entry-line.ts'
import { type Page, pageOf } from '../../messages/list.ts'

/** Not more than `fetchChannelSights` fetches one by one. */
const ENTRIES_PER_PAGE = 10

/** A page of the ignored channels or roles, each with its state in Discord. */
export async function ignoredPage(
  context: InteractionContext,
  kind: IgnoredKind,
  wanted: number,
): Promise<Page<ShownEntry>> {
  const page = pageOf(await listIgnored(context.database, context.guildId, kind), wanted, ENTRIES_PER_PAGE)
  const states = await entryStates(context, kind === 'roles' ? { roleIds: page.items } : { channelIds: page.items })
  return { ...page, items: page.items.map((id) => ({ id, is: states.get(id) ?? 'unknown' })) }
}
