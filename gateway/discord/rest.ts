import { DefaultRestOptions, type RateLimitData, REST, RESTEvents, type RESTOptions } from '@discordjs/rest'
import { routeOf } from '../../shared/discord/route.ts'
import { currentSpan } from '../ops/tracing.ts'
import { type InvalidRequests, urgencyOf } from './invalid-requests.ts'
import type { BotSlots } from './shared-limit/shared-limits.ts'
import { GATEWAY_REQUESTS, Slots } from './shared-limit/slots.ts'

const VERSION = '10'
/** Up to this wait for a rate limit, the request waits, because a later attempt would cost more. */
const WAITED_IN_PLACE_MS = 250
/** How long to wait for Discord's response; the library's default is 15 s. */
const ANSWER_MS = 10_000
/** How long a request may wait for a slot before @discordjs/rest gives it up. */
const SLOT_MS = 10 * 60_000
/** The route of requests about members and their roles. Its rate limits are separate for each guild, and its requests can wait. */
const REJECTED_ON_LIMIT = '/guilds/:id/members'

type MakeRequest = RESTOptions['makeRequest']

export interface RestParts {
  /** The address of Discord's API, without a version. */
  apiUrl: string
  /** Counts all requests, and holds some back when many are refused. One instance for the whole process. */
  invalid: InvalidRequests
  /** A bot's token. Without it, requests are sent without authorization. */
  token?: string
  /** This process's part of the bot's requests a second, where workers divide them; absent: all of `GATEWAY_REQUESTS`. */
  slots?: BotSlots
  /** `globalRequestsPerSecond` replaces `GATEWAY_REQUESTS`. */
  options?: Partial<Pick<RESTOptions, 'makeRequest' | 'globalRequestsPerSecond'>>
}

/**
 * Makes a client of Discord's API; every client is made here. A request about a guild's members that would have to wait
 * for a rate limit fails with a `RateLimitError` before it is sent, so that its worker can serve another guild meanwhile.
 */
export function createRest({ apiUrl, invalid, token, slots, options = {} }: RestParts): REST {
  const base = `${apiUrl}/v${VERSION}`
  const send = counted(options.makeRequest ?? DefaultRestOptions.makeRequest, base, invalid)
  const makeRequest = admitted(send, base, slots ?? ownSlots(invalid.counts, options.globalRequestsPerSecond))
  const rest = new REST({
    version: VERSION,
    api: apiUrl,
    rejectOnRateLimit: isRejected,
    // Slots limit the requests: the library's own seconds begin at other times than Discord's, so that it could send twice
    // the limit in one of Discord's seconds. The wait for a slot is no wait for Discord's response.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    timeout: SLOT_MS + ANSWER_MS,
    makeRequest,
  })
  rest.on(RESTEvents.RateLimited, (limit) => invalid.counts.limited(limit.scope, waitOf(limit)))
  return token === undefined ? rest : rest.setToken(token)
}

function counted(send: MakeRequest, base: string, invalid: InvalidRequests): MakeRequest {
  return async (url, init) => {
    const path = url.slice(base.length)
    invalid.admit(urgencyOf(path))
    const route = routeOf(init.method ?? 'GET', path)
    const ended = invalid.counts.begin(route)
    const span = currentSpan()?.child(`Discord ${route}`, 'client')
    const response = await send(url, init).catch((error: unknown) => {
      ended('failed')
      span?.fail('no response')
      span?.end()
      throw error
    })
    ended(response.status)
    span?.set({ 'http.response.status_code': response.status })
    if (response.status >= 400) span?.fail(`status ${response.status}`)
    span?.end()
    invalid.note(response)
    return response
  }
}

/** Slots for a client that shares its bot with no other process. Counts the waits for them as waits for Discord's global limit. */
function ownSlots(counts: InvalidRequests['counts'], limit = GATEWAY_REQUESTS): BotSlots {
  const slots = new Slots(
    () => limit,
    (ms) => Bun.sleep(ms),
    () => {},
  )
  return {
    async take(isUrgent, signal) {
      const [isFull, since] = [slots.used >= limit, performance.now()]
      const free = await slots.take(isUrgent, signal)
      if (isFull) counts.limited('global', performance.now() - since)
      return free
    },
  }
}

function admitted(send: MakeRequest, base: string, slots: BotSlots): MakeRequest {
  return async (url, init) => {
    const free = await slots.take(urgencyOf(url.slice(base.length)) !== 'roles', init.signal)
    // An AbortError, as from @discordjs/rest's own timeout, which tries again after it.
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), ANSWER_MS)
    const signals = [late.signal, ...(init.signal ? [init.signal] : [])]
    try {
      return await send(url, { ...init, signal: AbortSignal.any(signals) })
    } finally {
      clearTimeout(timer)
      free()
    }
  }
}

const isRejected = (limit: RateLimitData): boolean =>
  !limit.global && limit.route.startsWith(REJECTED_ON_LIMIT) && waitOf(limit) > WAITED_IN_PLACE_MS

/** How long to wait for a rate limit, in milliseconds. */
export const waitOf = (limit: Pick<RateLimitData, 'timeToReset' | 'retryAfter' | 'sublimitTimeout'>): number =>
  Math.max(limit.timeToReset, limit.retryAfter, limit.sublimitTimeout)
