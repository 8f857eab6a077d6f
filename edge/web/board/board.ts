import { HUNDRED } from '../../../shared/database/members/hundred.ts'
import { indexedBoards } from '../../../shared/database/web/board-guild.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Language } from '../../../shared/text/language.ts'
import type { EdgeDatabase } from '../../runtime/database.ts'
import { describeError } from '../../runtime/log.ts'
import type { Surroundings } from '../../runtime/web-app.ts'
import { readCookie, SESSION_COOKIE } from '../../sessions/cookies.ts'
import { type Notice, notice } from '../notice.ts'
import { languageFor, namedLanguage } from '../page-language.ts'
import { type AskedBoard, BOARD_ROUTES, type BoardRoute, boardPath, readAddress } from './address.ts'
import type { BoardParts } from './dependencies.ts'
import { createKeptPages } from './kept-pages.ts'
import { createSharedMembers } from './member.ts'
import { createBoardNames } from './names.ts'
import { createPreview } from './preview.ts'
import { type BoardHtml, boardReply, renderBoard } from './reply.ts'
import { BOARD_STYLE } from './style.ts'
import { sayBoard } from './texts.ts'
import { viewOf } from './view-of.ts'

/** Answers the addresses of leaderboards, their pictures and style, and the list of them for search engines. */
export interface Boards {
  /** Null for other addresses. */
  answer(request: Request, surroundings: Surroundings): Promise<Response> | null
  /** Makes the next answer about a guild read everything again, after this process has changed something in it. */
  forget(guildId: Snowflake): void
}

/** A request waits for the database twice, and for Discord. */
const OVER_AFTER_MS = 15_000
/** The first page of the guide. It has links to all other pages. */
const GUIDE_PATH = '/docs'
/** A sitemap may have 50,000 addresses. */
const MOST_LISTED = 10_000

type Reason = 'missing' | 'discordSilent' | 'beingMade' | 'limited'

const STATUSES: Readonly<Record<Reason, number>> = { missing: 404, discordSilent: 503, beingMade: 503, limited: 429 }

/** How requests ended, by the status of the response. */
const OUTCOMES: Readonly<Record<number, string>> = {
  303: 'redirected',
  304: 'unchanged',
  404: 'missing',
  429: 'limited',
  503: 'unavailable',
}

type Handler = (request: Request, surroundings: Surroundings, key: string, userId: string) => Promise<Response>

// TypeScript knows the keys of an object only as strings.
const ROUTES = Object.entries(BOARD_ROUTES) as [BoardRoute, RegExp][]

export function createBoards(parts: BoardParts): Boards {
  const { database, limits, counts, tracing, log, clock, origin, securityHeaders } = parts
  const names = createBoardNames()
  const pages = createKeptPages<BoardHtml>(clock)
  const preview = createPreview(parts, names)
  const members = createSharedMembers(parts, names)

  const file = (body: string, type: string, caching: string): Response =>
    new Response(body, {
      headers: { ...securityHeaders, 'content-type': `${type}; charset=utf-8`, 'cache-control': caching },
    })

  /** A page that says why no board is shown. It is the same for a board that does not exist and one that the reader may not see. */
  function without(reason: Reason, language: Language, asked: AskedBoard): Response {
    const say = sayBoard(language)
    const login = `/login?${new URLSearchParams({ return: boardPath(asked.key, { period: asked.period, page: asked.page }) })}`
    const page: Notice = {
      status: STATUSES[reason],
      locale: language,
      title: say(reason === 'missing' ? 'missing.title' : 'later.title'),
      text: say(reason),
      ...(reason === 'missing' && { link: { href: login, label: say('missing.logIn') } }),
    }
    const retry: Record<string, string> = STATUSES[reason] === 404 ? {} : { 'retry-after': '10' }
    return notice(page, { ...securityHeaders, 'x-robots-tag': 'noindex', ...retry })
  }

  async function show(
    request: Request,
    asked: AskedBoard,
    { address, waitUntil }: Surroundings,
    db: EdgeDatabase,
  ): Promise<Response> {
    const language = languageFor(request)
    const taken = await Promise.all([
      limits.board.take(address),
      asked.start !== null && limits.search.take(`board ${address}`),
    ])
    if (taken.some((allowance) => allowance !== false && !allowance.ok)) return without('limited', language, asked)
    const keptLanguage = namedLanguage(new URL(request.url))
    if (asked.rank !== null) {
      const { period, rank } = asked
      const location = boardPath(asked.key, { period, rank, page: Math.ceil(rank / HUNDRED), language: keptLanguage })
      return new Response(null, { status: 303, headers: { ...securityHeaders, location } })
    }
    const after = (work: Promise<unknown>): void => {
      const logged = work.then(
        () => {},
        (error: unknown) => log.error('work after a board failed', describeError(error)),
      )
      waitUntil(logged)
    }
    const place = `${asked.period} ${asked.page} ${language} ${keptLanguage}`
    const isKeepable = asked.start === null && readCookie(request, SESSION_COOKIE) === null
    const known = isKeepable ? names.known(asked.key) : null
    const kept = known === null ? undefined : pages.get(known, place)
    if (kept !== undefined) return boardReply(request, kept, securityHeaders)
    const given = { request, asked, language, keptLanguage, after, database: db, now: clock() }
    const outcome = await names.find(asked.key, db, (id) => viewOf(given, id, parts))
    if (outcome.is === 'shown') {
      const page = await renderBoard(outcome.view)
      if (isKeepable && page.etag !== null) pages.keep(outcome.guildId, place, page, given.now)
      return boardReply(request, page, securityHeaders)
    }
    if (outcome.is === 'past-end') {
      const location = boardPath(asked.key, { period: asked.period, page: outcome.last, language: keptLanguage })
      return new Response(null, { status: 303, headers: { ...securityHeaders, location, 'cache-control': 'no-store' } })
    }
    return without(outcome.is, language, asked)
  }

  /** The guide, and the boards that search engines may list. */
  async function sitemap(_: Request, db: EdgeDatabase): Promise<Response> {
    const keys = await indexedBoards(db, MOST_LISTED)
    const paths = [GUIDE_PATH, ...keys.map((key) => boardPath(key))]
    const urls = paths.map((path) => `<url><loc>${origin}${path}</loc></url>`)
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('\n')}</urlset>
`
    return file(xml, 'application/xml', 'public, max-age=3600')
  }

  async function counted(
    what: string,
    waitUntil: Surroundings['waitUntil'],
    run: (db: EdgeDatabase) => Promise<Response>,
  ) {
    const since = clock()
    const span = tracing?.tracer.root(what, 'server') ?? null
    const response = await run(database.until(AbortSignal.timeout(OVER_AFTER_MS), span))
    const outcome = OUTCOMES[response.status] ?? 'shown'
    counts.count({ what, outcome, ms: clock() - since })
    if (tracing !== null && span !== null) {
      span.set({ outcome })
      span.end()
      waitUntil(tracing.flush())
    }
    return response
  }

  /** Answers while the reader's address is within its limit, and counts the answer. */
  const limited =
    (
      what: string,
      run: (request: Request, db: EdgeDatabase, key: string, userId: string) => Promise<Response>,
    ): Handler =>
    (request, { address, waitUntil }, key, userId) =>
      counted(what, waitUntil, async (db) => {
        const { ok } = await limits.board.take(address)
        if (ok) return run(request, db, key, userId)
        return new Response(null, { status: 429, headers: { ...securityHeaders, 'retry-after': '60' } })
      })

  const handlers: Readonly<Record<BoardRoute, Handler>> = {
    board(request, surroundings, key) {
      const asked = readAddress(key, new URL(request.url).searchParams)
      return counted('board', surroundings.waitUntil, (db) => show(request, asked, surroundings, db))
    },
    preview: limited('board-preview', (request, db, key) => preview.show(request, key, db)),
    member: limited('board-member', async (request, db, key, userId) => {
      const page = await members.page(request, { key, userId }, db)
      return page ?? without('missing', languageFor(request), readAddress(key, new URLSearchParams()))
    }),
    card: limited('board-card', (request, db, key, userId) => members.picture(request, { key, userId }, db)),
    style: async () => file(BOARD_STYLE, 'text/css', 'public, max-age=3600'),
    sitemap: limited('sitemap', sitemap),
  }

  return {
    forget(guildId) {
      pages.forget(guildId)
      preview.forget(guildId)
    },
    answer(request, surroundings) {
      const { pathname } = new URL(request.url)
      for (const [name, pattern] of ROUTES) {
        const found = pattern.exec(pathname)
        if (found !== null) return handlers[name](request, surroundings, found[1] ?? '', found[2] ?? '')
      }
      return null
    },
  }
}
