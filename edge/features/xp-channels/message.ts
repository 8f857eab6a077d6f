import { channelMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { entryLine, type ShownEntry } from '../../messages/entry-line.ts'
import { listMessage, type Page } from '../../messages/list.ts'

/** A page of the only channels that earn XP. */
export function xpChannelsMessage(
  { text, mention }: Pick<InteractionContext, 'text' | 'mention'>,
  page: Page<ShownEntry>,
  pageId: (page: number) => string,
): Message {
  const remove = mention('xpchannels remove')
  return listMessage(text, {
    title: text('xpChannels.title'),
    empty: text('xpChannels.empty', { add: mention('xpchannels add') }),
    page: { ...page, items: page.items.map((entry) => entryLine(text, channelMention(entry.id), entry, remove)) },
    pageId,
  })
}
