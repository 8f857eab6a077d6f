import { Marked, type RendererObject, type Token, type Tokens } from 'marked'
import { escaped } from '../../../edge/web/notice.ts'

/** A heading of a page, with the texts below it up to the next heading. */
export interface RenderedSection {
  /** Empty for the text before the first heading. */
  id: string
  depth: number
  title: string
  text: string
}

export interface Rendered {
  title: string
  html: string
  sections: RenderedSection[]
}

/** How the links, pictures and code of a page are rendered. */
export interface Surroundings {
  /** The address to which a link leads, with the title of the page there; null if only its words are shown. */
  link(target: string): { address: string; title: string | null } | null
  /** The HTML of a picture. */
  picture(target: string, alt: string): string
  /** Code inside a sentence, e.g. a command in the reader's language. */
  code(text: string): string
  /** The ids of the headings, in their order. If absent, they are made from the headings. */
  ids?: readonly string[]
  /** The name of a table without a heading. */
  tableName: string
}

/** Words of a link that are the name of a Markdown file. */
const FILE_NAME = /^[\w./-]+\.md$/

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The text of HTML that marked has made. */
const plain = (html: string): string =>
  html
    .replace(/<\/(?:p|li|td|th|tr|h\d|pre)>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+|#39);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/\s+/g, ' ')
    .trim()

/** The id of a heading, by GitHub's rules, so that a link works there, too. */
const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-')

/** Ids for the headings of a page. A title that comes again gets a number, as on GitHub. */
function uniqueIds(titles: readonly string[]): string[] {
  const counts = new Map<string, number>()
  return titles.map((title) => {
    const id = slug(title)
    const count = counts.get(id) ?? 0
    counts.set(id, count + 1)
    return count === 0 ? id : `${id}-${count}`
  })
}

/** A row of a table. @param tags of its first cell and of the others, with their attributes */
const rowHtml = (cells: readonly string[], [first, others]: readonly [string, string]): string =>
  `<tr>${cells.map((cell, place) => element(place === 0 ? first : others, cell)).join('')}</tr>`

const element = (tag: string, content: string): string => `<${tag}>${content}</${tag.split(' ', 1)[0]}>`

/** A wide table scrolls and the page does not. The keyboard can scroll it, too. */
const scrolling = (name: string, table: string): string =>
  `<div class="scrolls" role="group" tabindex="0" aria-label="${escaped(name)}">${table}</div>\n`

/** What the renderer has reached in a page. */
interface Place {
  /** The ids of the headings that are still to come. */
  ids: string[]
  /** The title of the section. */
  title: string
}

/** Renders the parts of Markdown that are special in the guide. marked renders all others. */
const rendererOf = ({ link, picture, code, tableName }: Surroundings, place: Place): RendererObject => ({
  html: ({ raw }) => {
    throw new Error(`the guide allows no HTML in Markdown: ${raw.trim()}`)
  },
  heading({ tokens, depth }) {
    const title = this.parser.parseInline(tokens)
    place.title = plain(title)
    return `<h${depth} id="${escaped(place.ids.shift() ?? '')}">${title}</h${depth}>\n`
  },
  link({ href, tokens }) {
    const words = this.parser.parseInline(tokens)
    const found = link(href)
    if (found === null) return words
    // A file name says little to people who do not have the files.
    const shown = FILE_NAME.test(words) && found.title !== null ? escaped(found.title) : words
    return `<a href="${escaped(found.address)}">${shown}</a>`
  },
  image: ({ href, text }) => picture(href, text),
  codespan: ({ text }) => code(text),
  // The keyboard can scroll it.
  code: ({ text }) => `<pre tabindex="0"><code>${escaped(text)}</code></pre>\n`,
  table({ header, rows }) {
    const inner = (row: readonly Tokens.TableCell[]): string[] =>
      row.map(({ tokens }) => this.parser.parseInline(tokens))
    const head = rowHtml(inner(header), ['th scope="col"', 'th scope="col"'])
    const body = rows.map((row) => rowHtml(inner(row), ['th scope="row"', 'td'])).join('\n')
    const name = place.title === '' ? tableName : `${tableName}: ${place.title}`
    return scrolling(name, `<table><thead>${head}</thead><tbody>${body}</tbody></table>`)
  },
})

const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading'

/**
 * Renders a page.
 * @throws an Error for HTML in the Markdown, which the guide does not allow, and for a page without a title
 */
export function renderMarkdown(markdown: string, surroundings: Surroundings): Rendered {
  const place: Place = { ids: [], title: '' }
  const marked = new Marked({ renderer: rendererOf(surroundings, place) })
  const tokens = marked.lexer(markdown)
  const titles = tokens
    .filter(isHeading)
    .map(({ tokens: words }) => plain(marked.Parser.parseInline(words, marked.defaults)))
  const ids = surroundings.ids ?? uniqueIds(titles)
  place.ids = [...ids]
  const sections: RenderedSection[] = []
  let html = ''
  for (const token of tokens) {
    const part = marked.parser([token])
    html += part
    const section = sections.at(-1)
    if (isHeading(token)) {
      const nth = sections.length
      sections.push({ id: ids[nth] ?? '', depth: token.depth, title: titles[nth] ?? '', text: '' })
    } else if (section !== undefined) {
      section.text = `${section.text} ${plain(part)}`.trim()
    }
  }
  const [first] = sections
  if (first?.depth !== 1) throw new Error('a page of the guide begins with a title')
  return { title: first.title, html, sections }
}
