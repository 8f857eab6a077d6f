import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { BoardPage } from './page.tsx'
import type { BoardView } from './view.ts'

export const STYLE_PATH = '/board.css'

/**
 * A shared cache may show a public board for a minute, and for ten more minutes while it asks again. The edge caches no page: a
 * member who hides is missing from the next page that it sends.
 */
const PUBLIC = 'public, s-maxage=60, stale-while-revalidate=600'

/** The ETag of a page: a hash, so that it changes with the page and tells nothing about it. */
async function etagOf(html: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(html)))
  // Weak, because a page may be compressed.
  return `W/"${[...hash.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}"`
}

/** Whether a browser has the page already. */
const isKnown = ({ headers }: Request, etag: string): boolean =>
  (headers.get('if-none-match') ?? '').split(',').some((one) => one.trim() === etag || one.trim() === '*')

/** The response with a board. Caches may keep only a public board, as it is shown without a login. */
export async function boardReply(
  request: Request,
  view: BoardView,
  securityHeaders: Readonly<Record<string, string>>,
): Promise<Response> {
  const html = `<!doctype html>${renderToString(h(BoardPage, { view, style: STYLE_PATH }))}`
  const headers: Record<string, string> = {
    ...securityHeaders,
    vary: 'accept-language, cookie',
    ...(!view.isIndexed && { 'x-robots-tag': 'noindex' }),
  }
  const type = { 'content-type': 'text/html; charset=utf-8' }
  if (!view.isPublic || view.isLoggedIn) {
    return new Response(html, { headers: { ...headers, ...type, 'cache-control': 'private, no-store' } })
  }
  const kept = { ...headers, 'cache-control': PUBLIC, etag: await etagOf(html) }
  return isKnown(request, kept.etag)
    ? new Response(null, { status: 304, headers: kept })
    : new Response(html, { headers: { ...kept, ...type } })
}
