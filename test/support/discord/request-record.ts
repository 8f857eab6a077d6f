import type { Snowflake } from '../../../shared/discord/snowflake.ts'

export interface RecordedRequest {
  /** Milliseconds since 1970, real time. */
  at: number
  method: string
  /** Below `/api/v10`, with the query. */
  path: string
  /** The route's pattern, e.g. `/channels/:channel/messages`; null where there is none. */
  route: string | null
  applicationId: Snowflake | null
  body: unknown
  /** The audit-log reason, decoded. */
  reason: string | null
  status: number
}

/** The last REST requests, oldest first. */
export class RequestRecord {
  readonly #limit: number
  #requests: RecordedRequest[] = []
  total = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  add(request: RecordedRequest): void {
    this.total += 1
    this.#requests.push(request)
    // Removes many at once, because each removal copies the list.
    if (this.#requests.length >= this.#limit * 2) this.#requests = this.#requests.slice(-this.#limit)
  }

  get all(): readonly RecordedRequest[] {
    return this.#requests.slice(-this.#limit)
  }

  /** Requests by method and route, e.g. `to('POST', '/channels/:channel/messages')`. */
  to(method: string, route: string): RecordedRequest[] {
    return this.all.filter((request) => request.method === method && request.route === route)
  }

  clear(): void {
    this.#requests = []
  }
}
