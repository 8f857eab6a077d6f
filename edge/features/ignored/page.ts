import { type IgnoredKind, listIgnored } from '../../../shared/database/guilds/ignored.ts'
import { entryPage } from '../../guild/entry-page.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import type { ShownEntry } from '../../messages/entry-line.ts'
import type { Page } from '../../messages/list.ts'

/** A page of the ignored channels or roles, each with its state in Discord. */
export async function ignoredPage(
  context: InteractionContext,
  kind: IgnoredKind,
  wanted: number,
): Promise<Page<ShownEntry>> {
  const ids = await listIgnored(context.database, context.guildId, kind)
  const entryKind = kind === 'roles' ? 'role' : 'channel'
  return entryPage(
    context,
    ids.map((id) => ({ kind: entryKind, id })),
    wanted,
  )
}
