import { autocompleteResult } from '../../shared/discord/message.ts'
import { describeError, type Log } from '../runtime/log.ts'
import { endWithin, type StartTimer } from '../runtime/timers.ts'
import { refusal, respondWith } from './answer.ts'
import type { Interaction } from './parse.ts'

/** Another worker, bound by name. https://developers.cloudflare.com/workers/runtime-apis/bindings/service-bindings/http/ */
export interface Service {
  fetch(request: Request): Promise<Response>
}

/** An interaction whose signature was verified. */
interface Forwarded {
  request: Request
  /** Exactly as it was signed. */
  body: string
  interaction: Exclude<Interaction, { kind: 'ping' }>
  /** When the request arrived, in milliseconds since 1970. */
  since: number
}

/**
 * Passes an interaction on to the worker that has its command. The promise never rejects: where that worker fails, the member
 * gets a private reply.
 */
export type Forward = (forwarded: Forwarded) => Promise<{ response: Response; outcome: 'answered' | 'unavailable' }>

/** Discord waits 3 s for the first response. The other worker defers its answer after 1 s. */
const ANSWER_WITHIN_MS = 2_500

/** The headers that are passed on. The other worker checks the signature too, because it has a public address. */
const HEADERS = ['content-type', 'x-signature-ed25519', 'x-signature-timestamp']

const MISSING = 'the binding ADMIN_COMMANDS is missing: publish both workers with scripts/publish-edge'

/** The other worker's response did not have status 200. */
class RefusedError extends Error {
  override name = 'RefusedError'
  constructor(readonly status: number) {
    super(`the second worker answered ${status}: ${HINTS[status] ?? 'its own log has the reason'}`)
  }
}

const HINTS: Readonly<Record<number, string>> = {
  401: 'both workers need the same DISCORD_APPLICATION_ID and DISCORD_PUBLIC_KEY',
  404: 'it may be older than this worker; scripts/publish-edge publishes it first',
}

/** The command or component that was used, for the log; null for an interaction of another kind. */
const usedIn = (interaction: Forwarded['interaction']): string | null => {
  switch (interaction.kind) {
    case 'component':
      return interaction.component.id
    case 'user-menu':
      return interaction.name
    case 'other':
      return null
    default:
      return `/${interaction.path.join(' ')}`
  }
}

/**
 * Forwards over a service binding. Deferred answers are sent by the other worker itself.
 * @param service null where the worker was published without the binding
 */
export function createForward(
  service: Service | null,
  parts: { log: Log; clock(): number; startTimer: StartTimer; newId(): string },
): Forward {
  const { log, clock, startTimer, newId } = parts
  if (service === null) log.warn('commands of admins cannot be answered', { hint: MISSING })

  /** @throws where the other worker does not answer with status 200 in time */
  async function ask(bound: Service, { request, body, since }: Forwarded): Promise<Response> {
    const headers = new Headers()
    for (const name of HEADERS) headers.set(name, request.headers.get(name) ?? '')
    const passedOn = new Request(request.url, { method: 'POST', headers, body })
    const answering = async (): Promise<Response> => {
      const response = await bound.fetch(passedOn)
      const answer = await response.arrayBuffer()
      if (response.status !== 200) throw new RefusedError(response.status)
      // The answer is a form if it has a picture, and otherwise JSON.
      const type = response.headers.get('content-type') ?? 'application/json'
      return new Response(answer, { headers: { 'content-type': type } })
    }
    return endWithin(Math.max(0, ANSWER_WITHIN_MS - (clock() - since)), answering, startTimer)
  }

  /** The private reply where the other worker gave none. An autocomplete gets no choices, because it cannot show a text. */
  function apology(interaction: Forwarded['interaction'], error: unknown): Response {
    const id = newId()
    const used = usedIn(interaction)
    const bot = interaction.applicationId ?? null
    log.error('the second worker did not answer', { id, used, bot, ...describeError(error) })
    if (interaction.kind === 'autocomplete') return Response.json(autocompleteResult([]))
    const { locale } = interaction
    if (service === null) return Response.json(respondWith(refusal(locale, 'refusal.notConnected', { id })).json)
    // A worker that refuses a request has not begun to work on it.
    const hasDoneNothing = error instanceof RefusedError && error.status < 500
    return Response.json(
      respondWith(refusal(locale, hasDoneNothing ? 'refusal.failed' : 'refusal.uncertain', { id })).json,
    )
  }

  return async (forwarded) => {
    try {
      if (service === null) throw new Error(MISSING)
      return { response: await ask(service, forwarded), outcome: 'answered' }
    } catch (error) {
      return { response: apology(forwarded.interaction, error), outcome: 'unavailable' }
    }
  }
}
