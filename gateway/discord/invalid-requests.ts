import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'

/** https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans */
const WINDOW_MS = 10 * 60_000
const SLICE_MS = 10_000
const INVALID = new Set([401, 403, 429])
/** The share of the bound at which each kind of request begins to be slowed down: first what can best wait. */
const SLOWED_FROM = { roles: 0.25, messages: 0.5, other: 0.75, gateway: 1 } as const
const TOLD_AT = [0.25, 0.5, 0.75, 1] as const

export type Urgency = keyof typeof SLOWED_FROM

/** A request that was not sent, so that Discord does not block the address. */
export class HeldBack extends Error {
  override readonly name = 'HeldBack'

  /** @param waitMs how long to wait at least before asking again */
  constructor(readonly waitMs: number) {
    super('too many requests from this process were refused lately')
  }
}

export interface InvalidRequestsParts {
  /** Answers of 401, 403 and 429 that this process may get in ten minutes. */
  limit: number
  now: () => number
  log: Pick<Log, 'warn' | 'error'>
  metrics: Pick<Metrics, 'refused' | 'heldBack' | 'watchRefused'>
}

/**
 * Discord blocks an address after 10,000 answers of 401, 403 and 429 in ten minutes, whichever bot they are for. Counts
 * those of a process, and beyond a share of the bound lets through only so many requests as could all be refused
 * without ever reaching it.
 */
export class InvalidRequests {
  /** By the start of ten seconds, the earliest first. */
  private readonly slices = new Map<number, number>()
  private readonly nextAt = new Map<Urgency, number>()
  private blockedUntil = 0
  private told = 0

  constructor(private readonly parts: InvalidRequestsParts) {
    parts.metrics.watchRefused(() => this.count())
  }

  /** Refused in the last ten minutes. */
  count(): number {
    const from = this.parts.now() - WINDOW_MS
    let count = 0
    for (const [start, refused] of this.slices) {
      if (start + SLICE_MS <= from) this.slices.delete(start)
      else count += refused
    }
    return count
  }

  /** @throws {HeldBack} where a request must wait */
  admit(urgency: Urgency): void {
    const { limit, now, metrics } = this.parts
    const at = now()
    const count = this.count()
    const soonest = count < limit ? (this.nextAt.get(urgency) ?? 0) : at + SLICE_MS
    const wait = Math.max(this.blockedUntil, count < limit * SLOWED_FROM[urgency] ? 0 : soonest) - at
    if (wait > 0) {
      metrics.heldBack.inc({ urgency })
      throw new HeldBack(wait)
    }
    this.nextAt.set(urgency, at + WINDOW_MS / Math.max(1, limit - count))
  }

  /** Counts an answer. @throws {HeldBack} where it says that the address is blocked */
  note({ status, headers }: { status: number; headers: { get(name: string): string | null } }): void {
    const scope = headers.get('x-ratelimit-scope')
    if (!INVALID.has(status) || scope === 'shared') return
    const { now, metrics, log } = this.parts
    metrics.refused.inc({ status })
    const start = Math.floor(now() / SLICE_MS) * SLICE_MS
    this.slices.set(start, (this.slices.get(start) ?? 0) + 1)
    this.tell()
    // Discord's own answers name a scope; what stands before it, and blocks addresses, does not.
    if (status !== 429 || scope !== null || headers.get('x-ratelimit-limit') !== null) return
    const waitMs = Math.max(1, Number(headers.get('retry-after') ?? 0)) * 1_000
    this.blockedUntil = now() + waitMs
    log.error({ waitMs }, 'Discord blocks this address: nothing is asked of it until then')
    throw new HeldBack(waitMs)
  }

  private tell(): void {
    const { limit, log } = this.parts
    const count = this.count()
    const share = TOLD_AT.filter((each) => count >= limit * each).at(-1) ?? 0
    const isMore = share > this.told
    this.told = share
    const text = 'many requests are refused (401, 403, 429): Discord blocks an address after 10,000 in ten minutes'
    if (isMore) log.warn({ count, limit }, text)
  }
}

/** @param path below the version, e.g. `/gateway/bot` */
export function urgencyOf(path: string): Urgency {
  if (path.startsWith('/gateway')) return 'gateway'
  if (/^\/guilds\/\d+\/members/.test(path)) return 'roles'
  if (path.startsWith('/channels/') || path.startsWith('/users/@me/channels')) return 'messages'
  return 'other'
}
