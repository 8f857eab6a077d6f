import * as v from 'valibot'
import { createSession, endSessionOf, type SessionPerson } from '../../shared/database/web/sessions.ts'
import { snowflakeSchema } from '../../shared/discord/snowflake-schema.ts'
import type { EdgeDatabase } from '../runtime/database.ts'
import type { DiscordApi } from '../runtime/discord.ts'
import type { Limiter } from '../runtime/limiter.ts'
import { describeError, type Log } from '../runtime/log.ts'
import { deleteCookie, readCookie, SESSION_COOKIE, setCookie } from '../sessions/cookies.ts'
import { describeDevice } from '../sessions/device.ts'
import { newSecret, sessionHash } from '../sessions/session-id.ts'
import type { SessionTokens } from '../sessions/session-tokens.ts'
import { forgetLogin, readLogin, storeLogin } from './login-cookie.ts'
import type { LoginFailure, OAuth } from './oauth.ts'
import { returnPath } from './pages.ts'

export interface LoginParts {
  database: EdgeDatabase
  discord: DiscordApi
  oauth: OAuth
  tokens: SessionTokens
  /** The limit of logins from one network address. */
  limit: Limiter
  /** Our own address without a path. */
  baseUrl: string
  log: Log
  /** Milliseconds since 1970. */
  clock(): number
}

/** How a step of a login ended. */
export type LoginOutcome =
  | { outcome: 'redirected' | 'done'; location: string; cookies: readonly string[] }
  | { outcome: Exclude<LoginFailure, 'page-needed' | 'secret'> | 'too-many'; path: string; cookies: readonly string[] }

/** A session lives as long as Discord's tokens. */
const SESSION_SECONDS = 7 * 86_400

const personSchema = v.object({
  id: snowflakeSchema,
  username: v.string(),
  global_name: v.optional(v.nullable(v.string()), null),
  avatar: v.optional(v.nullable(v.string()), null),
})

/** The address of a login. @param shows whether Discord shows its page in any case */
const loginPath = (path: string, shows: boolean): string =>
  `/login?${new URLSearchParams({ return: path, ...(shows && { prompt: 'consent' }) })}`

/**
 * `GET /login?return=PATH`: sends the browser to Discord. A person who has agreed before comes back without a click.
 * @param address the network address of the person
 */
export async function beginLogin(request: Request, address: string, parts: LoginParts): Promise<LoginOutcome> {
  const { oauth, limit, baseUrl } = parts
  const url = new URL(request.url)
  const path = returnPath(url.searchParams.get('return'), baseUrl)
  const shows = url.searchParams.get('prompt') === 'consent'
  if (!(await limit.take(address)).ok) return { outcome: 'too-many', path, cookies: [] }
  const { url: location, ...pending } = await oauth.begin(shows)
  return { outcome: 'redirected', location, cookies: [storeLogin({ ...pending, path, shows })] }
}

/** The person to whom an access token belongs; null where Discord does not show them. */
export async function fetchPerson(discord: DiscordApi, token: string): Promise<SessionPerson | null> {
  const answer = await discord({ method: 'GET', path: '/users/@me', token, scheme: 'Bearer' }).catch(() => null)
  const parsed = v.safeParse(personSchema, answer?.body)
  if (answer?.status !== 200 || !parsed.success) return null
  const { id, username, global_name: globalName, avatar } = parsed.output
  return { id, username: username.slice(0, 100), globalName: globalName?.slice(0, 100) ?? null, avatar }
}

/**
 * `GET /login/callback`: Discord has sent the browser back. Makes a new session with a new id, so that an id that somebody
 * planted before the login has no effect.
 */
export async function finishLogin(request: Request, parts: LoginParts): Promise<LoginOutcome> {
  const { database, discord, oauth, tokens, baseUrl, log, clock } = parts
  const begun = readLogin(request)
  const path = returnPath(begun?.path ?? null, baseUrl)
  const cookies = [forgetLogin()]
  if (begun === null) return { outcome: 'expired', path, cookies }
  const finished = await oauth.finish(new URL(request.url).searchParams, begun)
  if (!finished.ok) {
    const { reason, error } = finished
    if (reason === 'page-needed' && !begun.shows) {
      return { outcome: 'redirected', location: loginPath(path, true), cookies }
    }
    if (reason === 'refused' || reason === 'expired') return { outcome: reason, path, cookies }
    log.warn('a login failed', describeError(error))
    return { outcome: 'unavailable', path, cookies }
  }
  const person = await fetchPerson(discord, finished.accessToken)
  if (person === null) return { outcome: 'unavailable', path, cookies }

  const id = newSecret()
  const [idHash, earlier] = await Promise.all([sessionHash(id), sessionHash(readCookie(request, SESSION_COOKIE))])
  if (idHash === null) throw new Error('a new session has an id without the form of one')
  const now = clock()
  const lifeSeconds = Math.min(SESSION_SECONDS, finished.expiresInSeconds)
  const sealedToken = await tokens.seal(idHash, finished.accessToken)
  const session = { idHash, person, sealedToken, expiresAt: now + lifeSeconds * 1_000 }
  await Promise.all([
    createSession(database, { ...session, device: describeDevice(request) }, now),
    earlier !== null && endSessionOf(database, earlier),
  ])
  return { outcome: 'done', location: path, cookies: [...cookies, setCookie(SESSION_COOKIE, id, lifeSeconds)] }
}

/** `POST /logout`: ends this browser's session. The person's other devices stay logged in. */
export async function logOut(request: Request, { database }: Pick<LoginParts, 'database'>): Promise<LoginOutcome> {
  const idHash = await sessionHash(readCookie(request, SESSION_COOKIE))
  if (idHash !== null) await endSessionOf(database, idHash)
  return { outcome: 'done', location: '/', cookies: [deleteCookie(SESSION_COOKIE)] }
}
