/** Methods that change nothing. */
const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/**
 * Whether no other site started a request. A browser that does not send the header sends our cookie from another site only when the
 * person follows a link.
 */
export const isNotFromOtherSite = ({ headers }: Request): boolean =>
  ['same-origin', 'none'].includes(headers.get('sec-fetch-site') ?? 'none')

/**
 * Whether a request comes from our own pages, or changes nothing. Browsers say where a request comes from, and no page can
 * change these headers: another site cannot make a logged-in person's browser change something here.
 * @param origin our own, e.g. `https://prosperity.example`
 */
export function isSameOrigin({ method, headers }: Request, origin: string): boolean {
  if (SAFE.includes(method)) return true
  const named = headers.get('origin')
  return named === null ? headers.get('sec-fetch-site') === 'same-origin' : named === origin
}
