import { isSnowflake } from '../../shared/discord/snowflake.ts'
import type { Span } from '../../shared/trace/span.ts'
import type { EdgeDatabase } from '../runtime/database.ts'
import { localeOf } from '../runtime/locale.ts'
import { describeError } from '../runtime/log.ts'
import { endWithin } from '../runtime/timers.ts'
import type { WebApp } from '../runtime/web-app.ts'
import { openBounds } from './bounds.ts'
import { CORS_OF_KEYS, preflight } from './cors.ts'
import type { ApiDependencies } from './dependencies.ts'
import { DiscordSilentError, type Handled, handle } from './handle.ts'
import { compileRoutes, type Match } from './match.ts'
import { type Problem, refuse } from './problem.ts'
import { limitHeaders, renderProblem, respond } from './respond.ts'
import { BotUnusableError } from './serving-bot.ts'
import { type SayApi, sayApi } from './texts.ts'

/** The path of the API; each route's path follows it. */
const API_PATH = '/api/v1'

/** The time limit of a request. Workers end all work 30 s after a response, and a browser waits longer. */
const OVER_AFTER_MS = 20_000

/** How a request ended, by the status of its reply. */
function outcomeOf(status: number): string {
  if (status === 429) return 'limited'
  if (status === 503) return 'unavailable'
  if (status >= 500) return 'failed'
  return status >= 400 ? 'refused' : 'answered'
}

/** The refusal of a request that has no route. */
function notFound(
  match: Exclude<Match, { kind: 'route' }>,
  say: SayApi,
): { problem: Problem; headers: Record<string, string> } {
  if (match.kind === 'nothing') return { problem: refuse('not-found', say('nothingHere')), headers: {} }
  const methods = match.methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ')
  return { problem: refuse('method-not-allowed', say('otherMethod', { methods })), headers: { allow: methods } }
}

/**
 * The REST API, as one function from a request to a response. It is the same in every runtime. The dashboard and programs
 * with keys use the same routes.
 */
export function createApi(dependencies: ApiDependencies): WebApp {
  const { routes, origin, log, clock, counts, tracing, startTimer, newId } = dependencies
  const match = compileRoutes(routes)
  const bounds = openBounds(dependencies.limits, clock)

  /** The reply to a request that failed inside. The log gets the detail, the caller an id. */
  function failed(
    error: unknown,
    where: { route: string; say: SayApi; span: Span | null; database: EdgeDatabase },
  ): Handled {
    const { route, say, span, database } = where
    const id = newId()
    span?.fail(error instanceof Error ? error.name : 'failed')
    const trace = span === null ? {} : { trace: span.context.traceId }
    log.error('request failed', { id, route, ...trace, ...describeError(error) })
    const more = { instance: id }
    const problem = (): Problem => {
      if (error instanceof BotUnusableError) return refuse('unavailable', say('botUnusable'), { more })
      if (error instanceof DiscordSilentError)
        return refuse('unavailable', say('discordSilent'), { more, retryAfterSeconds: 5 })
      return refuse('failed', say(database.isUncertain ? 'uncertain' : 'failed', { id }), { more })
    }
    return { rendered: renderProblem(problem(), origin), allowances: [] }
  }

  return async (request, surroundings) => {
    const since = clock()
    const { pathname, searchParams: query } = new URL(request.url)
    const isHead = request.method === 'HEAD'
    const locale = localeOf(request)
    const say = sayApi(locale)
    const matched: Match = pathname.startsWith(`${API_PATH}/`)
      ? match(request.method, pathname.slice(API_PATH.length))
      : { kind: 'nothing' }
    if (request.method === 'OPTIONS' && matched.kind === 'other-method') return preflight(request, matched.routes)
    const cors = request.headers.has('authorization') ? CORS_OF_KEYS : {}
    const isFound = matched.kind === 'route'
    const id = isFound ? matched.route.id : 'none'
    // A trace of the caller is not continued, because then any caller could have its requests recorded.
    const span = tracing?.tracer.root(`request ${id}`, 'server', { route: id }) ?? null
    const ended = (response: Response): Response => {
      const outcome = outcomeOf(response.status)
      counts.count({ what: id, outcome, ms: clock() - since })
      if (tracing !== null && span !== null) {
        span.set({ outcome, 'http.response.status_code': response.status })
        span.end()
        surroundings.waitUntil(tracing.flush())
      }
      return response
    }
    const guildId = isFound ? (matched.params.guild_id ?? null) : null
    if (!isFound || (guildId !== null && !isSnowflake(guildId))) {
      const missing = isFound
        ? { problem: refuse('not-found', say('noSuchServer')), headers: {} }
        : notFound(matched, say)
      return ended(respond(renderProblem(missing.problem, origin), { ...missing.headers, ...cors }, isHead))
    }
    const { route, params } = matched
    let { database } = dependencies
    const work = (signal: AbortSignal): Promise<Handled> => {
      database = dependencies.database.until(signal, span)
      return handle(
        { request, surroundings, route, params, query, guildId, locale, say, database, span },
        dependencies,
        bounds,
      )
    }
    const { rendered, allowances } = await endWithin(OVER_AFTER_MS, work, startTimer).catch((error: unknown) =>
      failed(error, { route: route.id, say, span, database }),
    )
    // The headers show a limit that is used up, else the first one, which counts all requests of the caller.
    const [allowance] = allowances.toSorted((a, b) => Number(a.ok) - Number(b.ok))
    return ended(respond(rendered, { ...(allowance && limitHeaders(allowance)), ...cors }, isHead))
  }
}
