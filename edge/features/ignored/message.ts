import type { IgnoredKind } from '../../../shared/database/guilds/ignored.ts'
import { channelMention, roleMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { listMessage, type Page } from '../../messages/list.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'mention'>

/** An ignored channel or role with its state in Discord; `unknown` where Discord did not answer. */
export interface ShownEntry {
  id: Snowflake
  is: 'there' | 'hidden' | 'gone' | 'unknown'
}

/** A page of the ignored channels or roles. */
export function ignoredMessage(
  { text, mention }: MessageContext,
  kind: IgnoredKind,
  page: Page<ShownEntry>,
  pageId: (page: number) => string,
): Message {
  const remove = mention(`ignored ${kind} remove`)
  const line = ({ id, is }: ShownEntry): string => {
    if (is === 'gone') return text('ignored.goneLine', { id, remove })
    if (kind === 'roles') return roleMention(id)
    return is === 'hidden' ? text('ignored.hiddenLine', { channel: channelMention(id) }) : channelMention(id)
  }
  const add = mention(`ignored ${kind} add`)
  return listMessage(text, {
    title: text(kind === 'roles' ? 'ignored.rolesTitle' : 'ignored.channelsTitle'),
    empty: kind === 'roles' ? text('ignored.rolesEmpty', { add }) : text('ignored.channelsEmpty', { add }),
    page: { ...page, items: page.items.map(line) },
    pageId,
  })
}
