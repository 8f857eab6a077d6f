import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { etagOf, isKnown } from '../etag.ts'
import { BoardPage } from './page.tsx'
import type { BoardView } from './view.ts'

export const STYLE_PATH = '/board.css'

/**
 * A shared cache may show a public board for a minute, and for ten more minutes while it asks again. The edge caches no page: a
 * member who hides is missing from the next page that it sends.
 */
export const PUBLIC = 'public, s-maxage=60, stale-while-revalidate=600'

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
