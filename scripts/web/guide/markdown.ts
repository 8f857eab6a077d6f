import { Marked, type Token, type Tokens } from 'marked'
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

/** What a page's links, pictures and code become. */
export interface Surroundings {
  /** The address to which a link leads, with the title of the page there; null where only its words are shown. */
  link(target: string): { address: string; title: string | null } | null
  /** The HTML of a picture. */
  picture(target: string, alt: string): string
  /** Code inside a sentence, e.g. a command in the reader's language. */
  code(text: string): string
  /** The ids of the headings, in their order, where another language gives them. */
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

/**
 * Renders a page.
 * @throws an Error for HTML in the Markdown, which the guide does not allow, and for a page without a title
 */
export function renderMarkdown(markdown: string, surroundings: Surroundings): Rendered {
  const { link, picture, code, tableName } = surroundings
  let ids: readonly string[] = []
  let heading = 0
  /** The title of the section that is being rendered. */
  let current = ''
  const marked = new Marked({
    renderer: {
      html: ({ raw }) => {
        throw new Error(`the guide allows no HTML in Markdown: ${raw.trim()}`)
      },
      heading({ tokens, depth }) {
        const inner = this.parser.parseInline(tokens)
        current = plain(inner)
        const id = ids[heading++] ?? ''
        return `<h${depth} id="${escaped(id)}">${inner}</h${depth}>\n`
      },
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens)
        const found = link(href)
        if (found === null) return inner
        // A file name says little to people who do not have the files.
        const words = FILE_NAME.test(inner) && found.title !== null ? escaped(found.title) : inner
        return `<a href="${escaped(found.address)}">${words}</a>`
      },
      image: ({ href, text }) => picture(href, text),
      codespan: ({ text }) => code(text),
      code: ({ text }) => `<pre tabindex="0"><code>${escaped(text)}</code></pre>\n`,
      table({ header, rows }) {
        const cells = (row: Tokens.TableCell[], tag: (place: number) => string): string =>
          `<tr>${row.map(({ tokens }, place) => `<${tag(place)}>${this.parser.parseInline(tokens)}</${tag(place).split(' ')[0]}>`).join('')}</tr>`
        const head = cells(header, () => 'th scope="col"')
        const body = rows.map((row) => cells(row, (place) => (place === 0 ? 'th scope="row"' : 'td'))).join('\n')
        // A wide table scrolls and the page does not. The keyboard can scroll it, too.
        const name = current === '' ? tableName : `${tableName}: ${current}`
        return `<div class="scrolls" role="group" tabindex="0" aria-label="${escaped(name)}"><table><thead>${head}</thead><tbody>${body}</tbody></table></div>\n`
      },
    },
  })
  const tokens = marked.lexer(markdown)
  const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading'
  const titleOf = ({ tokens: inner = [] }: Tokens.Heading): string =>
    plain(marked.Parser.parseInline(inner, marked.defaults))
  const headings = tokens.filter(isHeading)
  ids = surroundings.ids ?? uniqueIds(headings.map(titleOf))
  const [first] = headings
  if (first === undefined || first.depth !== 1) throw new Error('a page of the guide begins with a title')
  const sections: RenderedSection[] = []
  let html = ''
  for (const token of tokens) {
    const part = marked.parser([token])
    html += part
    if (isHeading(token)) {
      const id = ids[sections.length] ?? ''
      sections.push({ id, depth: token.depth, title: titleOf(token), text: '' })
    } else {
      const section = sections.at(-1)
      if (section !== undefined) section.text = `${section.text} ${plain(part)}`.trim()
    }
  }
  return { title: sections[0]?.title ?? '', html, sections }
}
