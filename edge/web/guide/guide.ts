import type { Language } from '../../../shared/text/language.ts'
import type { Assets } from '../assets.ts'
import { BUILT_CACHING, documentReply } from '../document-reply.ts'
import { escaped } from '../notice.ts'
import { languageFor, namedLanguage } from '../page-language.ts'
import { guideFile, indexFile, isTranslated, partAt, SEARCH_PATH } from './address.ts'
import { type FoldedSection, findSections, foldSections, LONGEST_QUERY, type Section } from './find.ts'
import { fillResults } from './results.ts'

/** Answers the addresses of the guide. */
export interface Guide {
  /** Null for other addresses, and for a page that does not exist. */
  answer(request: Request): Promise<Response | null>
}

/** Adds the language that an address names to the links and forms of the page, so that the next page has it, too. */
const keepLanguage = (html: string, language: Language): string =>
  html
    .replace(/ href="(\/(?:docs|privacy)[a-z/-]*)(?=["#])/g, ` href="$1?lang=${language}`)
    .replaceAll('</form>', `<input type="hidden" name="lang" value="${escaped(language)}"></form>`)

/** Serves the guide from the files that `scripts/build-web` makes. */
export function createGuide(assets: Assets, securityHeaders: Readonly<Record<string, string>>): Guide {
  const indexes = new Map<Language, FoldedSection[]>()

  /** The sections of all pages. An index is read once, because it does not change until the next deploy. */
  async function sectionsIn(language: Language, origin: string): Promise<FoldedSection[]> {
    const known = indexes.get(language)
    if (known !== undefined) return known
    const file = await assets.fetch(new Request(`${origin}/${indexFile(language)}`))
    if (!file.ok) return []
    // The build wrote this file from values of this type.
    const sections = foldSections((await file.json()) as Section[])
    indexes.set(language, sections)
    return sections
  }

  return {
    async answer(request) {
      const url = new URL(request.url)
      const { origin, pathname, search } = url
      const part = partAt(pathname.replace(/\/$/, ''))
      if (part === undefined) return null
      if (pathname.endsWith('/')) {
        const headers = {
          ...securityHeaders,
          location: `${pathname.slice(0, -1)}${search}`,
          'cache-control': BUILT_CACHING,
        }
        return new Response(null, { status: 308, headers })
      }
      const language = part === null || isTranslated(part) ? languageFor(request) : 'en'
      const file = await assets.fetch(new Request(`${origin}/${guideFile(language, pathname)}`))
      if (!file.ok) return null
      const text = await file.text()
      const isSearch = pathname === SEARCH_PATH
      const query = (url.searchParams.get('q') ?? '').trim().slice(0, LONGEST_QUERY)
      const page = isSearch
        ? fillResults(text, query, findSections(await sectionsIn(language, origin), query), language)
        : text
      const named = namedLanguage(url)
      const html = named === null ? page : keepLanguage(page, named)
      return documentReply(request, html, { ...securityHeaders, ...(isSearch && { 'x-robots-tag': 'noindex' }) })
    },
  }
}
