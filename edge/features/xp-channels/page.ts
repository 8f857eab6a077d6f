import { listEarningChannels } from '../../../shared/database/guilds/earning-channels.ts'
import { entryStates } from '../../guild/entry-states.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import type { ShownEntry } from '../../messages/entry-line.ts'
import { type Page, pageOf } from '../../messages/list.ts'

/** Not more than `fetchChannelSights` fetches one by one. */
const ENTRIES_PER_PAGE = 10

/** A page of the only channels that earn XP, each with its state in Discord. */
export async function xpChannelsPage(context: InteractionContext, wanted: number): Promise<Page<ShownEntry>> {
  const page = pageOf(await listEarningChannels(context.database, context.guildId), wanted, ENTRIES_PER_PAGE)
  const states = await entryStates(context, { channelIds: page.items })
  return { ...page, items: page.items.map((id) => ({ id, is: states.get(id) ?? 'unknown' })) }
}
