import { join } from 'node:path'
import { GUIDE_PARTS, type GuidePart, isTranslated, SEARCH_PATH } from '../../../edge/web/guide/address.ts'
import { sayGuide } from '../../../edge/web/guide/texts.ts'
import type { GuideFrame, WrittenPage } from '../../../edge/web/guide/written.ts'
import { escaped } from '../../../edge/web/notice.ts'
import type { Language } from '../../../shared/text/language.ts'
import { commandIn } from '../../registration/localized.ts'
import { guideToCommands } from '../../registration/reference.ts'
import { declaredCommands } from '../../registration/register.ts'
import { CONTENTS, type Content, type Generated, pathOf } from './contents.ts'
import { guideToEnvironment } from './environment.ts'
import { followLink, WRITTEN } from './links.ts'
import { type Rendered, renderMarkdown } from './markdown.ts'
import type { Pictures } from './pictures.ts'
import { guideToSettings } from './settings.ts'

const ROOT = join(import.meta.dir, '../../..')
const LONGEST_DESCRIPTION = 160

/** A page with its sections, in which the search looks. */
export interface BuiltPage extends WrittenPage {
  sections: Rendered['sections']
}

const declared = declaredCommands()
const textOf = (file: string): Promise<string> => Bun.file(join(ROOT, file)).text()

async function made(kind: Generated, language: Language): Promise<string> {
  if (kind === 'commands') return guideToCommands(declared, language)
  if (kind === 'settings') return guideToSettings(language)
  return guideToEnvironment(await textOf('.env.example'))
}

/** The file of a page, and its text. */
async function readContent({ source }: Content, language: Language): Promise<{ file: string; markdown: string }> {
  if ('made' in source) return { file: '', markdown: await made(source.made, language) }
  const file = 'file' in source ? source.file : `${WRITTEN}/${language}/${source.translated}`
  return { file, markdown: await textOf(file) }
}

/** The beginning of a page for search engines, in whole words. */
function descriptionOf({ title, sections }: Rendered): string {
  const text = sections.map((section) => section.text).find((each) => each !== '') ?? title
  return text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, text.lastIndexOf(' ', LONGEST_DESCRIPTION))} …`
}

/** Renders a page. @throws the error of `render`, with the address of the page before its message */
function naming(path: string, render: () => Rendered): Rendered {
  try {
    return render()
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : error}`)
  }
}

const isCommandList = ({ source }: Content): boolean => 'made' in source && source.made === 'commands'

/** Renders code inside a sentence: a command with its names in a language, and the English ones as its title. */
const codeOf =
  (language: Language) =>
  (text: string): string => {
    const own = commandIn(text, language, declared)
    const english = own === null || own === text ? '' : ` title="${escaped(text)}"`
    return `<code${english}>${escaped(own ?? text)}</code>`
  }

async function buildPage(
  part: GuidePart,
  content: Content,
  language: Language,
  { pictures, english }: { pictures: Pictures; english: ReadonlyMap<string, BuiltPage> },
): Promise<BuiltPage> {
  const path = pathOf(part, content)
  const { file, markdown } = await readContent(content, language)
  const original = english.get(path)
  const rendered = naming(path, () =>
    renderMarkdown(markdown, {
      link: (target) => followLink(target, file),
      picture: (target, alt) => pictures.html(target, alt, file),
      // The list of commands has the names of the language already, and one may be the English name of another command.
      code: codeOf(isCommandList(content) ? 'en' : language),
      tableName: sayGuide(language)('table'),
      // Links to a place in a page lead to the same place in every language.
      ...(original !== undefined && { ids: original.sections.map(({ id }) => id) }),
    }),
  )
  const { title, html, sections } = rendered
  const headings = sections.filter(({ depth }) => depth === 2).map(({ id, title: name }) => ({ id, title: name }))
  return {
    ...{ path, part, title, html, sections, headings },
    description: descriptionOf(rendered),
    isTranslated: isTranslated(part),
  }
}

/** The pages of all parts that exist in a language, by their addresses. @param english the English pages; empty for English itself */
export async function buildPages(
  language: Language,
  pictures: Pictures,
  english: ReadonlyMap<string, BuiltPage>,
): Promise<Map<string, BuiltPage>> {
  const parts = GUIDE_PARTS.filter((part) => language === 'en' || isTranslated(part))
  const pages = await Promise.all(
    parts.flatMap((part) => CONTENTS[part].map((content) => buildPage(part, content, language, { pictures, english }))),
  )
  return new Map(pages.map((page) => [page.path, page]))
}

/** The first page of the guide, made from the first paragraphs of its parts, and the page of the search. */
export function framePages({ language, pages }: GuideFrame, built: ReadonlyMap<string, BuiltPage>): WrittenPage[] {
  const say = sayGuide(language)
  const parts = GUIDE_PARTS.map((part) => {
    const list = pages[part].slice(1).map(({ path, title }) => `<li><a href="${path}">${escaped(title)}</a></li>`)
    const about = built.get(`/docs/${part}`)?.description
    const isEnglish = language !== 'en' && !isTranslated(part)
    const inner = `${about === undefined ? '' : `<p>${escaped(about)}</p>`}<ul>${list.join('')}</ul>`
    return `<h2 id="${part}"><a href="/docs/${part}">${say(part)}</a></h2><div${isEnglish ? ' lang="en"' : ''}>${inner}</div>`
  })
  const common = { part: null, headings: [], isTranslated: true } as const
  const html = `<h1>${say('title')}</h1><p>${say('intro')}</p>${parts.join('')}`
  return [
    { ...common, path: '/docs', title: say('title'), description: say('intro'), html },
    { ...common, path: SEARCH_PATH, title: say('search'), description: say('intro'), html: '' },
  ]
}
