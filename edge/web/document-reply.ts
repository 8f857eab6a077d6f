import { etagOf, isKnown } from './etag.ts'

/** A page that was built does not change until the next deploy. */
export const BUILT_CACHING = 'public, max-age=300'

/** The response with a page that was built in each language: 304 for a browser that has it. */
export async function documentReply(
  request: Request,
  html: string,
  extraHeaders: Readonly<Record<string, string>>,
): Promise<Response> {
  const headers = {
    ...extraHeaders,
    'cache-control': BUILT_CACHING,
    vary: 'accept-language, cookie',
    etag: await etagOf(html),
  }
  if (isKnown(request, headers.etag)) return new Response(null, { status: 304, headers })
  return new Response(html, { headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } })
}
