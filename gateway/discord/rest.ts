import { DefaultRestOptions, type RateLimitData, REST, type RESTOptions } from '@discordjs/rest'
import { type InvalidRequests, urgencyOf } from './invalid-requests.ts'

const VERSION = '10'
/** A shorter wait for a rate limit is waited out at once, because trying again later would cost more. */
const WAITED_IN_PLACE_MS = 250
/** How long to wait for Discord's response; the library's default is 15 s. */
const ANSWER_MS = 10_000
/** The route of requests about members and their roles. Its rate limits are separate for each guild, and its requests can wait. */
const REJECTED_ON_LIMIT = '/guilds/:id/members'

type MakeRequest = RESTOptions['makeRequest']

export interface RestParts {
  /** The address of Discord's API, without a version. */
  apiUrl: string
  /** Counts refused requests. One instance for the whole process. */
  invalid: InvalidRequests
  /** A bot's token. Without it, requests are sent without authorization. */
  token?: string
  options?: Partial<Pick<RESTOptions, 'makeRequest' | 'globalRequestsPerSecond'>>
}

/**
 * Makes a client of Discord's API; every client is made here. A request about a guild's members that would have to wait
 * for a rate limit fails with a `RateLimitError` before it is sent, so that its worker can serve another guild meanwhile.
 */
export function createRest({ apiUrl, invalid, token, options = {} }: RestParts): REST {
  const makeRequest = counted(options.makeRequest ?? DefaultRestOptions.makeRequest, `${apiUrl}/v${VERSION}`, invalid)
  const rest = new REST({
    version: VERSION,
    api: apiUrl,
    rejectOnRateLimit: isRejected,
    timeout: ANSWER_MS,
    ...options,
    makeRequest,
  })
  return token === undefined ? rest : rest.setToken(token)
}

function counted(send: MakeRequest, base: string, invalid: InvalidRequests): MakeRequest {
  return async (url, init) => {
    invalid.admit(urgencyOf(url.slice(base.length)))
    const response = await send(url, init)
    invalid.note(response)
    return response
  }
}

const isRejected = (limit: RateLimitData): boolean =>
  !limit.global && limit.route.startsWith(REJECTED_ON_LIMIT) && waitOf(limit) > WAITED_IN_PLACE_MS

/** How long to wait for a rate limit, in milliseconds. */
export const waitOf = (limit: Pick<RateLimitData, 'timeToReset' | 'retryAfter' | 'sublimitTimeout'>): number =>
  Math.max(limit.timeToReset, limit.retryAfter, limit.sublimitTimeout)
