import type { Language } from '../../../shared/text/language.ts'
import type { GuidePart } from './address.ts'

/** A link to a page. */
export interface PageLink {
  path: string
  title: string
}

/** What every page of the guide knows about the others. */
export interface GuideFrame {
  language: Language
  /** The address of the style. */
  style: string
  /** The pages of each part, in their order. The first one is the part's own page. */
  pages: Readonly<Record<GuidePart, readonly PageLink[]>>
}

/** A page as it was written. */
export interface WrittenPage {
  path: string
  /** Null for pages without a part. */
  part: GuidePart | null
  title: string
  /** One or two sentences for search engines. */
  description: string
  html: string
  /** The headings of the second level. */
  headings: readonly { id: string; title: string }[]
  /** Whether the page exists in every language. */
  isTranslated: boolean
}
