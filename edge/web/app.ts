import { traced } from '../runtime/discord.ts'
import { health } from '../runtime/health.ts'
import { localeOf } from '../runtime/locale.ts'
import { describeError } from '../runtime/log.ts'
import type { Tracing } from '../runtime/tracing.ts'
import type { Surroundings, WebApp } from '../runtime/web-app.ts'
import type { WebCounts } from '../runtime/web-counts.ts'
import { isSameOrigin } from '../sessions/same-origin.ts'
import type { Assets } from './assets.ts'
import type { Boards } from './board/board.ts'
import type { DocsPages } from './docs/render.ts'
import type { Guide } from './guide/guide.ts'
import type { LinkedRoles } from './linked-roles/linked-roles.ts'
import { beginLogin, finishLogin, type LoginOutcome, type LoginParts, logOut } from './login.ts'
import { loginReply } from './login-reply.ts'
import { NOTICE_STYLE, NOTICE_STYLE_PATH, notice, speak } from './notice.ts'
import { CALLBACK_PATH } from './oauth.ts'
import type { PrivacyPages } from './privacy/privacy.ts'
import { page } from './shell.ts'

export interface WebDependencies {
  login: LoginParts
  assets: Assets
  /** Answers everything below `/api/`. */
  api: WebApp
  /** The documentation of the API. */
  docs: DocsPages
  guide: Guide
  privacy: PrivacyPages
  boards: Boards
  /** Where members link their accounts with customers' bots. */
  linkedRoles: LinkedRoles
  securityHeaders: Readonly<Record<string, string>>
  counts: WebCounts
  /** Null if nothing is traced. */
  tracing: Tracing | null
  /** A short id by which a failure is found in the log. */
  newId(): string
}

/** A login waits for Discord twice and for the database once. */
const OVER_AFTER_MS = 15_000

/** Search engines may list the pages. Leaderboards say for themselves whether they may be listed. */
const ROBOTS = 'User-agent: *\nDisallow: /api/\nDisallow: /login\nDisallow: /linked-roles/\n'

/** The paths of the API about one guild. */
const GUILD_PATH = /^\/api\/v1\/guilds\/(\d{17,20})(?:\/|$)/

const isRead = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD'

const text = (body: string, type: string): Response =>
  new Response(body, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
    },
  })

type Handler = (request: Request, surroundings: Surroundings) => Promise<Response> | Response

/**
 * Answers every request of a browser: for the dashboard's pages and files, the login, and the API. It is the same in every
 * runtime.
 */
export function createWeb({
  login,
  assets,
  api,
  docs,
  guide,
  privacy,
  boards,
  linkedRoles,
  securityHeaders,
  counts,
  tracing,
  newId,
}: WebDependencies): WebApp {
  const { log, baseUrl, clock } = login
  const { origin, host } = new URL(baseUrl)

  /** Counts a step of a login, and answers it. */
  const step =
    (what: string, run: (request: Request, parts: LoginParts, address: string) => Promise<LoginOutcome>): Handler =>
    async (request, { address, waitUntil }) => {
      const since = clock()
      const span = tracing?.tracer.root(what, 'server') ?? null
      const database = login.database.until(AbortSignal.timeout(OVER_AFTER_MS), span)
      const outcome = await run(request, { ...login, database, discord: traced(login.discord, span) }, address)
      counts.count({ what, outcome: outcome.outcome, ms: clock() - since })
      if (tracing !== null && span !== null) {
        span.set({ outcome: outcome.outcome })
        span.end()
        waitUntil(tracing.flush())
      }
      return loginReply(outcome, localeOf(request), securityHeaders)
    }

  const begin = step('login', async (request, parts, address) => {
    const elsewhere = toOwnHost(request, host, baseUrl)
    return elsewhere ?? beginLogin(request, address, parts)
  })

  const routes: Readonly<Record<string, { method: 'GET' | 'POST'; handle: Handler }>> = {
    '/login': { method: 'GET', handle: begin },
    [CALLBACK_PATH]: { method: 'GET', handle: step('callback', finishLogin) },
    '/logout': { method: 'POST', handle: step('logout', logOut) },
    '/health': { method: 'GET', handle: () => health(login) },
    '/robots.txt': { method: 'GET', handle: () => text(`${ROBOTS}Sitemap: ${origin}/sitemap.xml\n`, 'text/plain') },
    [NOTICE_STYLE_PATH]: { method: 'GET', handle: () => text(NOTICE_STYLE, 'text/css') },
  }

  async function callApi(request: Request, surroundings: Surroundings): Promise<Response> {
    const response = await api(request, surroundings)
    const [, guildId] = GUILD_PATH.exec(new URL(request.url).pathname) ?? []
    // The request may have changed what the guild's leaderboard shows.
    if (guildId !== undefined && response.ok && !isRead(request)) boards.forget(guildId)
    return response
  }

  async function answer(request: Request, surroundings: Surroundings): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/api/')) return callApi(request, surroundings)
    const route = Object.hasOwn(routes, pathname) ? routes[pathname] : undefined
    const method = route?.method ?? 'GET'
    if (request.method !== method && !(method === 'GET' && request.method === 'HEAD')) {
      return new Response(null, { status: 405, headers: { ...securityHeaders, allow: method } })
    }
    if (!isSameOrigin(request, origin)) return new Response(null, { status: 403, headers: securityHeaders })
    if (route !== undefined) return route.handle(request, surroundings)
    if (pathname.startsWith('/assets/') || pathname === '/favicon.ico') return assets.fetch(request)
    const shown = boards.answer(request, surroundings) ?? linkedRoles.answer(request, surroundings)
    if (shown !== null) return shown
    const document = docs.answer(pathname) ?? (await privacy.answer(request)) ?? (await guide.answer(request))
    return document ?? page(request, assets, securityHeaders)
  }

  return async (request, surroundings) => {
    try {
      return await answer(request, surroundings)
    } catch (error) {
      const id = newId()
      log.error('web request failed', { id, ...describeError(error) })
      const locale = localeOf(request)
      const say = speak(locale)
      return notice({ status: 500, locale, title: say('failed.title'), text: say('failed', { id }) }, securityHeaders)
    }
  }
}

/**
 * Discord sends people back to one address, and the cookies of a login stay at the host that set them. A login that begins at
 * another name of this machine (e.g. `localhost` for 127.0.0.1) is therefore redirected first. This happens only once, because
 * a proxy may hide the name that the browser uses.
 */
function toOwnHost(request: Request, host: string, baseUrl: string): LoginOutcome | null {
  const url = new URL(request.url)
  if (url.host === host || url.searchParams.has('moved')) return null
  url.searchParams.set('moved', '1')
  return { outcome: 'redirected', location: `${baseUrl}${url.pathname}${url.search}`, cookies: [] }
}
