import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Language } from '../../../shared/text/language.ts'
import { DOCS_STYLE } from '../docs/style.ts'
import { languageFor } from '../page-language.ts'
import { PrivacyNotice } from './page.tsx'

export const PRIVACY_PATH = '/privacy'
const STYLE_PATH = '/privacy.css'

/** The page does not change until the next deploy. */
const CACHING = 'public, max-age=300'

/** A notice has more text and fewer headings than the documentation of the API. */
const STYLE = `${DOCS_STYLE}
h1, h2, h3, h4 { overflow-wrap: anywhere; hyphens: auto; }
main > p, main > ul { max-width: 46rem; }
[aria-current] { font-weight: 600; text-decoration: none; }
h4 { margin: 2rem 0 .25rem; font-size: 1.05rem; }
h4 + p, dl { margin: 0; }
dt { color: var(--soft); margin-top: .5rem; }
.names { color: var(--soft); }
.fields thead th:nth-child(1) { width: 30%; }
.fields thead th:nth-child(2) { width: 70%; }
`

/** Answers the addresses of the privacy notice. */
export interface PrivacyPages {
  /** Null for other addresses. */
  answer(request: Request): Response | null
}

/** Renders the privacy notice, each language at its first use. @param contact of the operator; null where none is set */
export function createPrivacy(contact: string | null, securityHeaders: Readonly<Record<string, string>>): PrivacyPages {
  const rendered = new Map<Language, string>()
  const render = (language: Language): string =>
    `<!doctype html>${renderToString(h(PrivacyNotice, { language, contact, style: STYLE_PATH }))}`
  const reply = (body: string, type: string): Response =>
    new Response(body, {
      headers: {
        ...securityHeaders,
        'content-type': `${type}; charset=utf-8`,
        'cache-control': CACHING,
        vary: 'accept-language, cookie',
      },
    })
  return {
    answer(request) {
      const { pathname } = new URL(request.url)
      if (pathname === STYLE_PATH) return reply(STYLE, 'text/css')
      if (pathname !== PRIVACY_PATH) return null
      const language = languageFor(request)
      const page = rendered.get(language) ?? render(language)
      rendered.set(language, page)
      return reply(page, 'text/html')
    },
  }
}
