import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { etagOf, isKnown } from '../etag.ts'
import { MemberPage } from './member-page.tsx'
import { BoardPage } from './page.tsx'
import type { BoardView, MemberView } from './view.ts'

export const STYLE_PATH = '/board.css'

/**
 * A shared cache may show a public board for a minute, and for ten more minutes while it asks again. The edge itself keeps a page for
 * some seconds.
 */
export const PUBLIC = 'public, s-maxage=60, stale-while-revalidate=600'

/** A page of a board, or of a member. */
export interface BoardHtml {
  html: string
  /** Null for a page that no cache may keep: of a board that is not public, or for a person who has logged in. */
  etag: string | null
  isIndexed: boolean
}

export async function renderBoard(view: BoardView): Promise<BoardHtml> {
  const html = `<!doctype html>${renderToString(h(BoardPage, { view, style: STYLE_PATH }))}`
  return { html, etag: view.isPublic && !view.isLoggedIn ? await etagOf(html) : null, isIndexed: view.isIndexed }
}

/** Renders the page of a member who shares the level. Search engines may not list it. */
export async function renderMember(view: MemberView): Promise<BoardHtml> {
  const html = `<!doctype html>${renderToString(h(MemberPage, { view, style: STYLE_PATH }))}`
  return { html, etag: await etagOf(html), isIndexed: false }
}

/** The response with a page. */
export function boardReply(
  request: Request,
  { html, etag, isIndexed }: BoardHtml,
  securityHeaders: Readonly<Record<string, string>>,
): Response {
  const headers: Record<string, string> = {
    ...securityHeaders,
    vary: 'accept-language, cookie',
    ...(!isIndexed && { 'x-robots-tag': 'noindex' }),
  }
  const type = { 'content-type': 'text/html; charset=utf-8' }
  if (etag === null)
    return new Response(html, { headers: { ...headers, ...type, 'cache-control': 'private, no-store' } })
  const kept = { ...headers, 'cache-control': PUBLIC, etag }
  return isKnown(request, etag)
    ? new Response(null, { status: 304, headers: kept })
    : new Response(html, { headers: { ...kept, ...type } })
}
