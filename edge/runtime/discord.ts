import * as v from 'valibot'
import type { Picture } from '../../shared/discord/message.ts'
import { routeOf } from '../../shared/discord/route.ts'
import type { Span } from '../../shared/trace/span.ts'
import { pictured, pictureForm } from './picture-form.ts'
import type { StartTimer } from './timers.ts'

/** An answer of Discord's REST API. */
export interface DiscordAnswer {
  status: number
  headers: Headers
  /** Parsed JSON; undefined where there is none. */
  body: unknown
}

export interface DiscordRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** The path after the version, e.g. `/users/@me`. It may contain an interaction's token, so it is never logged. */
  path: string
  /** A bot's token, or a person's; interaction endpoints need none. */
  token?: string
  /** Whose token it is: a bot's (`Bot`, where absent) or a person's. */
  scheme?: 'Bot' | 'Bearer'
  body?: object
  /** Sent in the place of `body`, for the routes of OAuth2. */
  form?: URLSearchParams
  /** A picture that the message in `body` shows in the place of its embeds. */
  picture?: Picture | undefined
  /** The reason in the server's audit log: at most 512 characters. */
  reason?: string
  /** A time limit that is shorter than the usual one. */
  withinMs?: number
}

/** One request, without retries. Rejects where Discord cannot be reached or takes too long. */
export type DiscordApi = (request: DiscordRequest) => Promise<DiscordAnswer>

export interface DiscordOptions {
  /** e.g. `https://discord.com/api` */
  url: string
  fetch: (url: string, init: RequestInit) => Promise<Response>
}

const VERSION = 10
const USER_AGENT = 'DiscordBot (Prosperity, 0.1.0)'
/** Discord answers in a fraction of this, or not at all. */
const ANSWER_WITHIN_MS = 5_000

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    // 204 has no body, and a proxy in between may answer with HTML.
    return undefined
  }
}

/** Discord's REST API over the runtime's own fetch: a library would be larger than the rest of the edge. */
export const createDiscordApi =
  ({ url, fetch }: DiscordOptions): DiscordApi =>
  async ({ method, path, token, scheme = 'Bot', body, form, picture, reason, withinMs = ANSWER_WITHIN_MS }) => {
    const headers = new Headers({ 'user-agent': USER_AGENT })
    if (token !== undefined) headers.set('authorization', `${scheme} ${token}`)
    // The runtime writes the content type of a form, because it chooses the boundary between the parts.
    if (body !== undefined && !picture) headers.set('content-type', 'application/json')
    if (reason !== undefined) headers.set('x-audit-log-reason', encodeURIComponent(reason))
    const response = await fetch(`${url}/v${VERSION}${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(Math.max(0, Math.min(withinMs, ANSWER_WITHIN_MS))),
      ...(form !== undefined && { body: form }),
      ...(body !== undefined && {
        body: picture ? pictureForm({ ...body, ...pictured(picture) }, picture) : JSON.stringify(body),
      }),
    })
    return { status: response.status, headers: response.headers, body: await readJson(response) }
  }

/** Records each request as a span. @param parent the span of the work that sends them; null where nothing is traced */
export function traced(discord: DiscordApi, parent: Span | null): DiscordApi {
  if (parent === null) return discord
  return async (request) => {
    const span = parent.child(`Discord ${routeOf(request.method, request.path)}`, 'client')
    try {
      const answer = await discord(request)
      span.set({ 'http.response.status_code': answer.status })
      if (answer.status >= 400) span.fail(`status ${answer.status}`)
      return answer
    } catch (error) {
      span.fail('no response')
      throw error
    } finally {
      span.end()
    }
  }
}

/** The longest wait for rate limits, all tries together. An answer to a member may take 19 s after it was deferred. */
const LONGEST_WAIT_MS = 10_000
const MOST_TRIES = 5

const limitedSchema = v.object({ retry_after: v.number() })

/** The wait that Discord asks for, in milliseconds; NaN where Discord names no time. The header has whole seconds only. */
function askedWait({ headers, body }: DiscordAnswer): number {
  const limited = v.safeParse(limitedSchema, body)
  return (limited.success ? limited.output.retry_after : Number(headers.get('retry-after') ?? Number.NaN)) * 1_000
}

/**
 * Sends a GET request again while Discord refuses it for a rate limit that ends soon: the gateway uses the same limits, and
 * may be busy.
 */
export const patiently =
  (discord: DiscordApi, startTimer: StartTimer): DiscordApi =>
  async (request) => {
    let leftMs = LONGEST_WAIT_MS
    for (let tries = 1; ; tries++) {
      const answer = await discord(request)
      if (answer.status !== 429 || request.method !== 'GET' || tries === MOST_TRIES) return answer
      const waitMs = askedWait(answer)
      if (!(waitMs <= leftMs)) return answer
      leftMs -= waitMs
      await startTimer(waitMs).elapsed
    }
  }
