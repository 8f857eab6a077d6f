import { listEarningChannels } from '../../../shared/database/guilds/earning-channels.ts'
import { entryPage } from '../../guild/entry-page.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import type { ShownEntry } from '../../messages/entry-line.ts'
import type { Page } from '../../messages/list.ts'

/** A page of the only channels that earn XP, each with its state in Discord. */
export async function xpChannelsPage(context: InteractionContext, wanted: number): Promise<Page<ShownEntry>> {
  const ids = await listEarningChannels(context.database, context.guildId)
  return entryPage(
    context,
    ids.map((id) => ({ kind: 'channel', id })),
    wanted,
  )
}
