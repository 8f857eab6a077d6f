import type { Language } from '../../../shared/text/language.ts'

/** The parts of the guide, by what their readers do. */
export const GUIDE_PARTS = ['members', 'admins', 'operators', 'developers'] as const

export type GuidePart = (typeof GUIDE_PARTS)[number]

/** The parts that exist in every language. The others are in English. */
const TRANSLATED: readonly GuidePart[] = ['members', 'admins']

export const isTranslated = (part: GuidePart): boolean => TRANSLATED.includes(part)

export const SEARCH_PATH = '/docs/search'

/** The pages of the guide. The group is the part of the guide; absent for the first page and the search. */
const GUIDE_PATH = new RegExp(`^/docs(?:/(${GUIDE_PARTS.join('|')})(?:/[a-z][a-z-]{0,40})?|/search)?$`)

/** The part at a path, null for a page without a part; undefined if the path is not in the guide. */
export function partAt(path: string): GuidePart | null | undefined {
  const match = GUIDE_PATH.exec(path)
  return match === null ? undefined : (GUIDE_PARTS.find((part) => part === match[1]) ?? null)
}

/** The file with the HTML of a page, which `scripts/build-web` makes. @param path e.g. `/docs/members/xp` */
export const guideFile = (language: Language, path: string): string =>
  `docs.${language}${path.slice('/docs'.length).replaceAll('/', '.')}.html`

/** The file with the texts of all pages, in which a search looks. */
export const indexFile = (language: Language): string => `docs.${language}.json`
