import { fromBase64, toBase64Url } from '../../shared/base64.ts'
import { deleteCookie, LOGIN_COOKIE, readCookie, setCookie } from '../sessions/cookies.ts'
import type { PendingLogin } from './oauth.ts'

/** A login that began in this browser. */
export interface BegunLogin extends PendingLogin {
  /** The page to which the login returns. */
  path: string
  /** Whether Discord was asked to show its page in any case. */
  shows: boolean
}

/** The time for a login at Discord. */
const LIFE_SECONDS = 600
/** A login from a longer path returns to the first page: browsers drop cookies above 4 KiB. */
const LONGEST_PATH = 1_000

/** The header that stores a login in the browser. State and verifier are base64url. */
export function storeLogin({ state, verifier, path, shows }: BegunLogin): string {
  const kept = toBase64Url(new TextEncoder().encode(path.length > LONGEST_PATH ? '/' : path))
  return setCookie(LOGIN_COOKIE, [state, verifier, shows ? '1' : '0', kept].join('.'), LIFE_SECONDS)
}

/** The login that this browser has begun; null where there is none. */
export function readLogin(request: Request): BegunLogin | null {
  const parts = readCookie(request, LOGIN_COOKIE)?.split('.') ?? []
  const [state = '', verifier = '', shows, kept = ''] = parts
  const path = fromBase64(kept)
  if (parts.length !== 4 || state === '' || verifier === '' || path === null) return null
  return { state, verifier, shows: shows === '1', path: new TextDecoder().decode(path) }
}

/** The header that deletes the stored login, because a login is used only once. */
export const forgetLogin = (): string => deleteCookie(LOGIN_COOKIE)
