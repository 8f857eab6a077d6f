import { type GuidePart, guideFile, indexFile } from '../../../edge/web/guide/address.ts'
import type { Section } from '../../../edge/web/guide/find.ts'
import { renderGuidePage } from '../../../edge/web/guide/render.ts'
import { GUIDE_STYLE } from '../../../edge/web/guide/style.ts'
import type { GuideFrame, PageLink } from '../../../edge/web/guide/written.ts'
import { LANGUAGES, type Language } from '../../../shared/text/language.ts'
import type { BuiltDocuments } from '../documents.ts'
import { CONTENTS, pathOf } from './contents.ts'
import { type BuiltPage, buildPages, framePages } from './pages.ts'
import { Pictures } from './pictures.ts'

const linksOf = (part: GuidePart, pages: ReadonlyMap<string, BuiltPage>): PageLink[] =>
  CONTENTS[part].flatMap((content) => {
    const page = pages.get(pathOf(part, content))
    return page === undefined ? [] : [{ path: page.path, title: page.title }]
  })

/** What a search looks through: the sections of a page. */
const sectionsOf = ({ path, title, sections }: BuiltPage, isEnglish: boolean): Section[] =>
  sections.map(({ id, depth, title: heading, text }) => ({
    path: depth === 1 ? path : `${path}#${id}`,
    ...{ title, heading: depth === 1 ? '' : heading, text },
    ...(isEnglish && { isEnglish: true }),
  }))

/** Renders every page of the guide in every language. @throws an Error that names the page that cannot be rendered */
export async function renderGuide(): Promise<BuiltDocuments> {
  const pictures = new Pictures()
  const style = `guide-${Bun.hash(GUIDE_STYLE).toString(36)}.css`
  const english = await buildPages('en', pictures, new Map())
  const files = new Map<string, string>()

  async function render(language: Language): Promise<void> {
    const own = language === 'en' ? english : await buildPages(language, pictures, english)
    const all = new Map([...english, ...own])
    const links = (part: GuidePart): PageLink[] => linksOf(part, all)
    const frame: GuideFrame = {
      ...{ language, style: `/assets/${style}` },
      pages: {
        members: links('members'),
        admins: links('admins'),
        operators: links('operators'),
        developers: links('developers'),
      },
    }
    for (const page of [...framePages(frame, all), ...own.values()])
      files.set(guideFile(language, page.path), renderGuidePage(frame, page))
    const sections = [...all.values()].flatMap((page) => sectionsOf(page, language !== 'en' && !page.isTranslated))
    files.set(indexFile(language), JSON.stringify(sections))
  }

  for (const language of LANGUAGES) await render(language)
  return { files, assets: [{ name: style, content: GUIDE_STYLE }, ...pictures.files] }
}
