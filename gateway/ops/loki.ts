import { whyUnreachable } from './why-unreachable.ts'

const PUSH_PATH = 'loki/api/v1/push'
const PUSH_EVERY_MS = 1_000
const MOST_LINES_IN_PUSH = 1_000
const MOST_CHARACTERS_IN_PUSH = 1_000_000
/** Lines held while Loki is away. Beyond this number the oldest are dropped. */
const MOST_HELD = 10_000
/** How long to wait for Loki's response. */
const ANSWER_MS = 5_000
/** The longest pause between two attempts while Loki is away. */
const LONGEST_WAIT_MS = 30_000
const CLOSE_MS = 2_000
const NANOSECONDS_PER_MS = 1_000_000n

export interface LokiOptions {
  /** Loki's address, without the path of its API; may name a user and a password. */
  url: string
  /** Labels of every line besides the level. Loki becomes slow when a label has many values. */
  labels: Readonly<Record<string, string>>
  pushEveryMs?: number
  mostHeld?: number
  /** How long `close` tries to send the lines that are left; two seconds without it. */
  closeMs?: number
  /** Called when Loki stops taking lines, with the reason. */
  onFailure?: (reason: string) => void
}

interface Held {
  /** Nanoseconds since 1970. */
  at: string
  level: string
  line: string
}

/**
 * Sends log lines to Loki in batches. https://grafana.com/docs/loki/latest/reference/loki-http-api/#ingest-logs
 * We do not use pino-loki: it drops a batch after one failed request without counting it, and it expects the time of a line
 * as a number, but our lines have it as a text.
 */
export class LokiWriter {
  /** Lines that Loki did not receive, because it was away for too long or refused them. */
  dropped = 0
  private held: Held[] = []
  private lastAt = 0n
  private failures = 0
  private hasFailed = false
  private timer: ReturnType<typeof setTimeout> | null = null
  private pushing: Promise<void> | null = null
  /** Aborts the push under way at the deadline of `close`. */
  private readonly ending = new AbortController()
  private readonly endpoint: string
  private readonly headers: Record<string, string>

  constructor(private readonly options: LokiOptions) {
    const url = new URL(options.url)
    const { username, password } = url
    const access = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
    this.headers = {
      'content-type': 'application/json',
      ...(username === '' ? {} : { authorization: `Basic ${Buffer.from(access).toString('base64')}` }),
    }
    url.username = ''
    url.password = ''
    this.endpoint = new URL(PUSH_PATH, url.href.endsWith('/') ? url : `${url.href}/`).href
  }

  /** Queues a line. Never throws, and never waits. */
  write(line: string): void {
    this.held.push({ at: this.nextAt(), level: /"level":"(\w+)"/.exec(line)?.[1] ?? 'info', line: line.trimEnd() })
    this.dropOldest()
    this.pushSoon(this.options.pushEveryMs ?? PUSH_EVERY_MS)
  }

  /** Sends the lines that are left, for two seconds at most, and drops those that remain. */
  async close(): Promise<void> {
    const deadline = setTimeout(() => this.ending.abort(), this.options.closeMs ?? CLOSE_MS)
    await this.pushing
    this.clearTimer()
    while (this.held.length > 0 && !this.ending.signal.aborted) {
      await this.push()
      this.clearTimer()
      if (this.failures > 0) break
    }
    clearTimeout(deadline)
    this.dropped += this.held.length
    this.held = []
  }

  /** The time of the next line. Two lines of one millisecond get different times, so that they keep their order. */
  private nextAt(): string {
    const now = BigInt(Date.now()) * NANOSECONDS_PER_MS
    this.lastAt = now > this.lastAt ? now : this.lastAt + 1n
    return this.lastAt.toString()
  }

  private dropOldest(): void {
    const surplus = this.held.length - (this.options.mostHeld ?? MOST_HELD)
    if (surplus <= 0) return
    this.held.splice(0, surplus)
    this.dropped += surplus
  }

  private pushSoon(afterMs: number): void {
    if (this.timer !== null || this.pushing !== null) return
    this.timer = setTimeout(() => {
      this.timer = null
      this.pushing = this.push().finally(() => {
        this.pushing = null
        const { pushEveryMs = PUSH_EVERY_MS } = this.options
        const waitMs = Math.min(pushEveryMs * 2 ** this.failures, LONGEST_WAIT_MS)
        if (this.held.length > 0) this.pushSoon(waitMs)
      })
    }, afterMs)
    this.timer.unref()
  }

  private clearTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private async push(): Promise<void> {
    const lines = this.take()
    if (lines.length === 0) return
    const status = await this.post(lines)
    if (status !== null && status < 300) {
      this.failures = 0
      this.hasFailed = false
    } else if (status === null || status === 429 || status >= 500) {
      this.failures++
      this.held = [...lines, ...this.held]
      this.dropOldest()
    } else {
      // Loki would refuse the same lines again.
      this.failures = 0
      this.dropped += lines.length
    }
  }

  /** Takes the lines of the next push from the queue. */
  private take(): Held[] {
    let characters = 0
    let count = 0
    for (const { line } of this.held) {
      characters += line.length
      if (count === MOST_LINES_IN_PUSH || (count > 0 && characters > MOST_CHARACTERS_IN_PUSH)) break
      count++
    }
    return this.held.splice(0, count)
  }

  /** Posts lines to Loki. @returns the status of the response; null where no response came */
  private async post(lines: readonly Held[]): Promise<number | null> {
    const streams = [...Map.groupBy(lines, ({ level }) => level)].map(([level, linesOfLevel]) => ({
      stream: { ...this.options.labels, level },
      values: linesOfLevel.map(({ at, line }) => [at, line]),
    }))
    try {
      const { endpoint, headers } = this
      const signal = AbortSignal.any([AbortSignal.timeout(ANSWER_MS), this.ending.signal])
      const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify({ streams }), signal })
      await response.arrayBuffer()
      if (!response.ok) this.tell(`it answers with status ${response.status}`)
      return response.status
    } catch (error) {
      this.tell(whyUnreachable(error) ?? 'it does not answer')
      return null
    }
  }

  /** Calls `onFailure` once, until Loki takes lines again. */
  private tell(reason: string): void {
    if (this.hasFailed) return
    this.hasFailed = true
    this.options.onFailure?.(reason)
  }
}
