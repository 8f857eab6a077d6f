import type { APIButtonComponent } from 'discord-api-types/v10'
import { ButtonStyle, ComponentType } from '../../shared/discord/component-type.ts'
import type { Message } from '../../shared/discord/message.ts'
import type { Speak } from '../features/texts.ts'
import type { Page } from './page.ts'
import { ACCENT_COLOR } from './style.ts'

export interface List {
  title: string
  /** What to do where there is nothing in it. */
  empty: string
  /** The lines of one page. */
  page: Page<string>
  /** The id of a button that leads to a page. */
  pageId: (page: number) => string
}

/** A page of a list, with buttons to those beside it where there are any. */
export function listMessage(text: Speak, { title, empty, page: { page, pages, items }, pageId }: List): Message {
  const description = items.length === 0 ? empty : items.join('\n')
  const embed = { color: ACCENT_COLOR, title, description }
  if (pages === 1) return { embeds: [embed], components: [] }
  const button = (label: string, to: number): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: pageId(to),
    disabled: to < 1 || to > pages,
  })
  const buttons = [button(text('list.previous'), page - 1), button(text('list.next'), page + 1)]
  return {
    embeds: [{ ...embed, footer: { text: text('list.page', { page, pages }) } }],
    components: [{ type: ComponentType.ActionRow, components: buttons }],
  }
}
