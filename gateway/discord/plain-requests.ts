import { DefaultUserAgent } from '@discordjs/rest'
import { routeOf } from '../../shared/discord/route.ts'
import { HeldBack, type InvalidRequests, urgencyOf } from './invalid-requests.ts'

const VERSION = '/v10'
const ANSWER_MS = 10_000

/** A request that does not use a bot's client, such as one with a person's token or with the secret of an application. */
export interface PlainRequest {
  method: 'GET' | 'PUT' | 'PATCH' | 'POST'
  /** The path after the version. */
  path: string
  /** The value of the header, such as `Bearer TOKEN`. A secret. */
  authorization?: string
  /** Sent as JSON, or as a form where it is a `URLSearchParams`. */
  body?: object
}

export interface PlainAnswer {
  status: number
  /** Parsed JSON; null where there is none. */
  body: unknown
  headers: Headers
}

/** One attempt. Rejects where Discord cannot be reached in time, and with `HeldBack` where the request must wait. */
export type AskDiscord = (request: PlainRequest) => Promise<PlainAnswer>

/**
 * Sends requests without the queues of @discordjs/rest, which are for one token. Each person has their own rate limits, and one
 * person's wait must not delay the others. Refused requests count together with all other refused requests of the process.
 */
export function createAskDiscord({ apiUrl, invalid }: { apiUrl: string; invalid: InvalidRequests }): AskDiscord {
  return async ({ method, path, authorization, body }) => {
    invalid.admit(urgencyOf(path))
    const ended = invalid.counts.begin(routeOf(method, path))
    const isForm = body instanceof URLSearchParams
    try {
      const response = await fetch(`${apiUrl}${VERSION}${path}`, {
        method,
        headers: {
          'user-agent': DefaultUserAgent,
          ...(authorization !== undefined && { authorization }),
          ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        },
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_MS),
        ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
      })
      const parsed: unknown = await response.json().catch(() => null)
      ended(response.status)
      invalid.note(response)
      return { status: response.status, body: parsed, headers: response.headers }
    } catch (error) {
      // `note` throws it after the response was counted.
      if (!(error instanceof HeldBack)) ended('failed')
      throw error
    }
  }
}
