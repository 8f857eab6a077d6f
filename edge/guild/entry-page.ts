import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { InteractionContext } from '../interactions/context.ts'
import type { ShownEntry } from '../messages/entry-line.ts'
import { type Page, pageOf } from '../messages/list.ts'
import { entryStates } from './entry-states.ts'

/** `fetchChannelSights` fetches at most this many channels one by one. */
const ENTRIES_PER_PAGE = 10

interface Entry {
  kind: 'role' | 'channel'
  id: Snowflake
}

/** A page of a list of roles and channels, each with its state in Discord. */
export async function entryPage<Listed extends Entry>(
  context: InteractionContext,
  entries: readonly Listed[],
  wanted: number,
): Promise<Page<Listed & ShownEntry>> {
  const page = pageOf(entries, wanted, ENTRIES_PER_PAGE)
  const idsOf = (kind: Entry['kind']) => page.items.flatMap((entry) => (entry.kind === kind ? [entry.id] : []))
  const states = await entryStates(context, { roleIds: idsOf('role'), channelIds: idsOf('channel') })
  return { ...page, items: page.items.map((entry) => ({ ...entry, is: states.get(entry.id) ?? 'unknown' })) }
}
