import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { openApiDocument } from '../../api/openapi/document.ts'
import type { AnyRoute } from '../../api/route.ts'
import { ApiDocs } from './page.tsx'
import { DOCS_STYLE } from './style.ts'

const STYLE_PATH = '/docs/api.css'

/** A page does not change until the next deploy. */
const CACHING = 'public, max-age=300'

/** Answers the addresses of the API's documentation. */
export interface DocsPages {
  /** Null for other addresses. */
  answer(path: string): Response | null
}

/** Renders the documentation of a list of routes, at its first use. @param origin our own, e.g. `https://prosperity.example` */
export function createDocs(
  routes: readonly AnyRoute[],
  origin: string,
  securityHeaders: Readonly<Record<string, string>>,
): DocsPages {
  let rendered: string | undefined
  const render = (): string =>
    `<!doctype html>${renderToString(h(ApiDocs, { document: openApiDocument(routes), origin, style: STYLE_PATH }))}`
  const reply = (body: string, type: string): Response =>
    new Response(body, {
      headers: { ...securityHeaders, 'content-type': `${type}; charset=utf-8`, 'cache-control': CACHING },
    })
  return {
    answer(path) {
      if (path === STYLE_PATH) return reply(DOCS_STYLE, 'text/css')
      if (path !== '/docs/api') return null
      rendered ??= render()
      return reply(rendered, 'text/html')
    },
  }
}
