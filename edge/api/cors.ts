import type { AnyRoute } from './route.ts'

/**
 * Pages of other sites may use the API with a key, and never with the cookies of a person: without
 * `access-control-allow-credentials`, a browser hides the reply to a request with cookies from the page.
 * https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export const CORS_OF_KEYS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Retry-After, RateLimit, RateLimit-Policy, Idempotent-Replayed, WWW-Authenticate, Allow',
}

const ALLOWED_HEADERS = 'authorization, content-type, if-match, if-none-match, idempotency-key, accept-language'
const MAX_AGE_SECONDS = 86_400

/** The answer to a browser that asks whether a page of another site may use these routes. */
export function preflight(request: Request, routes: readonly AnyRoute[]): Response {
  const methods = routes.filter((route) => route.key !== undefined).map(({ method }) => method)
  const asksWithKey = /\bauthorization\b/i.test(request.headers.get('access-control-request-headers') ?? '')
  const isAllowed = asksWithKey && methods.length > 0
  const headers = isAllowed
    ? {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': methods.join(', '),
        'access-control-allow-headers': ALLOWED_HEADERS,
        'access-control-max-age': String(MAX_AGE_SECONDS),
      }
    : { allow: routes.map(({ method }) => method).join(', ') }
  return new Response(null, { status: 204, headers: { ...headers, 'cache-control': 'no-store' } })
}
