import type { IgnoredKind } from '../../../shared/database/guilds/ignored.ts'
import { channelMention, roleMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { entryLine, type ShownEntry } from '../../messages/entry-line.ts'
import { listMessage, type Page } from '../../messages/list.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'mention'>

/** A page of the ignored channels or roles. */
export function ignoredMessage(
  { text, mention }: MessageContext,
  kind: IgnoredKind,
  page: Page<ShownEntry>,
  pageId: (page: number) => string,
): Message {
  const remove = mention(`ignored ${kind} remove`)
  const mentionOf = kind === 'roles' ? roleMention : channelMention
  const add = mention(`ignored ${kind} add`)
  return listMessage(text, {
    title: text(kind === 'roles' ? 'ignored.rolesTitle' : 'ignored.channelsTitle'),
    empty: kind === 'roles' ? text('ignored.rolesEmpty', { add }) : text('ignored.channelsEmpty', { add }),
    page: { ...page, items: page.items.map((entry) => entryLine(text, mentionOf(entry.id), entry, remove)) },
    pageId,
  })
}
