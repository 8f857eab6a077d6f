import type { APIButtonComponent, APIComponentInContainer } from 'discord-api-types/v10'
import {
  componentsMessage,
  container,
  LONGEST_TEXTS,
  separator,
  textDisplay,
} from '../../shared/discord/components-v2.ts'
import type { Message } from '../../shared/discord/message.ts'
import type { Speak } from '../features/texts.ts'
import { buttonRow } from './button.ts'
import { pageButtons } from './page-buttons.ts'
import { ACCENT_COLOR } from './style.ts'

/** A part of a long text. A screen reader can jump to its heading. */
export interface Part {
  heading?: string
  /** Markdown. A line may contain line breaks. */
  lines: readonly string[]
}

/** The parts that one page shows, each with some or all of its lines. */
type Page = readonly Part[]

/** Characters for the parts of a page. The rest of Discord's limit is for the title and the number of the page. */
const ROOM = LONGEST_TEXTS - 300
/** Each part is a text and a line above it. The message also has a container, a title, a row of buttons and the number of the page. */
const MOST_PARTS = 14

/** A line in pieces that each fit on a page. Where possible, it is cut after a line break, a sentence or a comma. */
function pieces(line: string, room: number): string[] {
  if (line.length <= room) return [line]
  const cut = line.slice(0, room)
  const ends = ['\n', '. ', ', '].map((end) => cut.lastIndexOf(end) + end.length)
  const at = ends.find((end) => end > room / 2) ?? room
  return [line.slice(0, at).trimEnd(), ...pieces(line.slice(at), room)]
}

/** Distributes a long text over as few pages as possible, in its order. Nothing is left out. @returns at least one page */
export function toPages(parts: readonly Part[], room = ROOM): Page[] {
  const pages: { heading?: string; lines: string[] }[][] = [[]]
  let left = room
  for (const { heading, lines } of parts) {
    const headed = heading === undefined ? {} : { heading }
    const above = heading === undefined ? 0 : headingOf(heading).length + 1
    let open: { lines: string[] } | null = null
    for (const piece of lines.flatMap((line) => pieces(line, room - above))) {
      const size = (open === null ? above : 0) + piece.length + 1
      const isFull = open === null && (pages.at(-1)?.length ?? 0) >= MOST_PARTS
      if ((size > left && left < room) || isFull) {
        pages.push([])
        left = room
        open = null
      }
      if (open === null) {
        open = { ...headed, lines: [] }
        pages.at(-1)?.push(open)
        left -= above
      }
      open.lines.push(piece)
      left -= piece.length + 1
    }
  }
  return pages
}

const headingOf = (heading: string): string => `### ${heading}`

interface LongText {
  title: string
  parts: readonly Part[]
  /** Any whole number; the nearest page is shown. */
  page: number
  /** The id of a button that shows a page. */
  pageId(page: number): string
  /** Buttons after those of the previous and the next page; at most three. */
  buttons?: readonly APIButtonComponent[]
}

/** A page of a long text, with buttons to the previous and the next page where it has several. */
export function longMessage(text: Speak, { title, parts, page: wanted, pageId, buttons = [] }: LongText): Message {
  const pages = toPages(parts)
  const page = Math.min(pages.length, Math.max(1, wanted))
  const shown = (pages[page - 1] ?? []).flatMap(({ heading, lines }): APIComponentInContainer[] => {
    const body = [...(heading === undefined ? [] : [headingOf(heading)]), ...lines].join('\n')
    return heading === undefined ? [textDisplay(body)] : [separator(), textDisplay(body)]
  })
  const number = pages.length > 1 ? [textDisplay(`-# ${text('list.page', { page, pages: pages.length })}`)] : []
  const row = [...pageButtons(text, { page, pages: pages.length }, pageId), ...buttons]
  const frame = container([textDisplay(`## ${title}`), ...shown, ...number], ACCENT_COLOR)
  return componentsMessage([frame, ...(row.length === 0 ? [] : [buttonRow(...row)])])
}
