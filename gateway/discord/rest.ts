import { DefaultRestOptions, type RateLimitData, REST, type RESTOptions } from '@discordjs/rest'
import { type InvalidRequests, urgencyOf } from './invalid-requests.ts'

const VERSION = '10'
/** A shorter wait for a rate limit is slept through in place: to come back for it would cost more. */
const WAITED_IN_PLACE_MS = 250
/** How long Discord's answer is waited for; the library's own is 15 s. */
const ANSWER_MS = 10_000
/** Roles: every guild has limits of its own, and what is asked there can be asked later. */
const PUT_OFF = '/guilds/:id/members'

type MakeRequest = RESTOptions['makeRequest']

export interface RestParts {
  /** Discord's API, without a version. */
  apiUrl: string
  /** Counts the answers that Discord would block this address for; one for the whole process. */
  invalid: InvalidRequests
  /** A bot's; left out, requests go without one. */
  token?: string
  options?: Partial<Pick<RESTOptions, 'makeRequest' | 'globalRequestsPerSecond'>>
}

/**
 * The one place where clients of Discord's API are made. What asks about a guild's members is told of a rate limit by
 * a `RateLimitError`, before anything is sent: so that the slot it holds serves another guild meanwhile.
 */
export function createRest({ apiUrl, invalid, token, options = {} }: RestParts): REST {
  const makeRequest = counted(options.makeRequest ?? DefaultRestOptions.makeRequest, `${apiUrl}/v${VERSION}`, invalid)
  const rest = new REST({
    version: VERSION,
    api: apiUrl,
    rejectOnRateLimit: isPutOff,
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

const isPutOff = (limit: RateLimitData): boolean =>
  !limit.global && limit.route.startsWith(PUT_OFF) && waitOf(limit) > WAITED_IN_PLACE_MS

/** How long to wait for a rate limit, in milliseconds. */
export const waitOf = (limit: Pick<RateLimitData, 'timeToReset' | 'retryAfter' | 'sublimitTimeout'>): number =>
  Math.max(limit.timeToReset, limit.retryAfter, limit.sublimitTimeout)
