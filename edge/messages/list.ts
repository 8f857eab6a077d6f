import type { Message } from '../../shared/discord/message.ts'
import type { Speak } from '../features/texts.ts'
import { buttonRow } from './button.ts'
import { pageButtons } from './page-buttons.ts'
import { ACCENT_COLOR } from './style.ts'

/** The most characters that Discord takes in an embed's description. */
export const LONGEST_DESCRIPTION = 4_096

/** One page of a list. */
export interface Page<Item> {
  /** 1..pages */
  page: number
  /** At least 1, also for an empty list. */
  pages: number
  items: readonly Item[]
}

/** The page of a list that is nearest to the wanted one. @param wanted any whole number */
export function pageOf<Item>(all: readonly Item[], wanted: number, size: number): Page<Item> {
  const pages = Math.max(1, Math.ceil(all.length / size))
  const page = Math.min(pages, Math.max(1, wanted))
  return { page, pages, items: all.slice((page - 1) * size, page * size) }
}

type List = {
  title: string
  /** Shown where the list is empty: what to do about it. */
  empty: string
} & (
  | { items: readonly string[] }
  /** `pageId` makes the custom id of the button that shows a page. */
  | { page: Page<string>; pageId: (page: number) => string }
)

/** A list as an embed, with buttons to the previous and the next page where it has several. */
export function listMessage(text: Speak, list: List): Message {
  const { items, page, pages } = 'page' in list ? list.page : { items: list.items, page: 1, pages: 1 }
  const embed = {
    color: ACCENT_COLOR,
    title: list.title,
    description: items.length === 0 ? list.empty : items.join('\n'),
  }
  if (!('page' in list) || pages === 1) return { embeds: [embed], components: [] }
  return {
    embeds: [{ ...embed, footer: { text: text('list.page', { page, pages }) } }],
    components: [buttonRow(...pageButtons(text, { page, pages }, list.pageId))],
  }
}

interface Room {
  /** The most characters of the whole text, the last line included. */
  limit: number
  /** The most entries. Without it, only `limit` counts. */
  most?: number
  /** Stands between two entries; by default a new line. */
  separator?: string
  /** The last line, where entries are left out. */
  more: (count: number) => string
}

/** As many entries of a list as fit. A last line says how many are left out. */
export function fitList(entries: readonly string[], { limit, most, separator = '\n', more }: Room): string {
  const whole = entries.join(separator)
  if (whole.length <= limit && entries.length <= (most ?? entries.length)) return whole
  const room = limit - more(entries.length).length
  const kept: string[] = []
  let length = 0
  for (const entry of entries.slice(0, most)) {
    length += entry.length + separator.length
    if (length > room) break
    kept.push(entry)
  }
  return [...kept, more(entries.length - kept.length)].join(separator)
}
