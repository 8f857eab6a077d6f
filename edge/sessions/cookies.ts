/**
 * Cookies that only this address can set and read. The prefix makes browsers refuse them from other hosts and without TLS
 * (loopback counts as safe). https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes
 */
export const SESSION_COOKIE = '__Host-session'
export const LOGIN_COOKIE = '__Host-login'
export const LINK_COOKIE = '__Host-link'

/** Lax, because Discord's page leads back to the callback, and that request must contain the cookies. */
const FLAGS = 'Path=/; HttpOnly; Secure; SameSite=Lax'

/** The value of a cookie; null where the browser sent none. */
export function readCookie({ headers }: Request, name: string): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const [key = '', ...value] = pair.split('=')
    if (key.trim() === name) return value.join('=').trim()
  }
  return null
}

/** The header that sets a cookie. @param value letters, digits and `-._` @param maxAgeSeconds how long the browser keeps it */
export const setCookie = (name: string, value: string, maxAgeSeconds: number): string =>
  `${name}=${value}; ${FLAGS}; Max-Age=${maxAgeSeconds}`

/** The header that deletes a cookie. */
export const deleteCookie = (name: string): string => setCookie(name, '', 0)
