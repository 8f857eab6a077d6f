import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import { RequestCounts, type RequestMetrics } from './request-counts.ts'

/** https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans */
const WINDOW_MS = 10 * 60_000
const SLICE_MS = 10_000
const INVALID = new Set([401, 403, 429])
/** The share of the limit from which each kind of request is slowed down. The least urgent kind is slowed down first. */
const SLOWED_FROM = { roles: 0.25, messages: 0.5, other: 0.75, gateway: 1 } as const
/** The shares of the limit at which a warning is logged. */
const WARN_AT = [0.25, 0.5, 0.75, 1] as const

/** A kind of request, the least urgent first. */
export type Urgency = keyof typeof SLOWED_FROM

/** A request was not sent, so that Discord does not block the address. */
export class HeldBack extends Error {
  override readonly name = 'HeldBack'

  /** @param waitMs milliseconds to wait at least before the request is tried again */
  constructor(readonly waitMs: number) {
    super('the request was not sent: Discord refused too many requests of this process in the last ten minutes')
  }
}

export interface InvalidRequestsParts {
  /** How many responses of 401, 403 and 429 this process may get in ten minutes. */
  limit: number
  now: () => number
  log: Pick<Log, 'warn' | 'error'>
  metrics: Pick<Metrics, 'refused' | 'refusedLimit' | 'heldBack' | 'watchRefused' | 'clocks'> & RequestMetrics
}

/**
 * Discord blocks an IP address after 10,000 responses of 401, 403 and 429 in ten minutes, counted over all bots. This
 * counts them for one process. Beyond a share of the limit it admits only as many requests as could all be refused
 * without reaching the limit.
 */
export class InvalidRequests {
  /** Refused requests in each slice of ten seconds, by the start of the slice, the earliest first. */
  private readonly slices = new Map<number, number>()
  private readonly nextAt = new Map<Urgency, number>()
  private blockedUntil = 0
  private warnedShare = 0
  /** Counts all requests of the process. */
  readonly counts: RequestCounts

  constructor(private readonly parts: InvalidRequestsParts) {
    this.counts = new RequestCounts(parts.metrics)
    parts.metrics.watchRefused(() => this.count())
    parts.metrics.refusedLimit.set(parts.limit)
  }

  /** How many requests were refused in the last ten minutes. */
  count(): number {
    const from = this.parts.now() - WINDOW_MS
    let count = 0
    for (const [start, refused] of this.slices) {
      if (start + SLICE_MS <= from) this.slices.delete(start)
      else count += refused
    }
    return count
  }

  /** Admits a request. @throws {HeldBack} where it must wait */
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

  /** Counts a response. @throws {HeldBack} where the response says that the address is blocked */
  note({ status, headers }: { status: number; headers: { get(name: string): string | null } }): void {
    this.parts.metrics.clocks.noteDate(headers.get('date'), this.parts.now())
    const scope = headers.get('x-ratelimit-scope')
    if (!INVALID.has(status) || scope === 'shared') return
    const { now, metrics, log } = this.parts
    metrics.refused.inc({ status })
    const start = Math.floor(now() / SLICE_MS) * SLICE_MS
    this.slices.set(start, (this.slices.get(start) ?? 0) + 1)
    this.warn()
    // Discord's own 429 names a scope. The 429 of the proxy in front of Discord, which blocks addresses, does not.
    if (status !== 429 || scope !== null || headers.get('x-ratelimit-limit') !== null) return
    const waitMs = Math.max(1, Number(headers.get('retry-after') ?? 0)) * 1_000
    this.blockedUntil = now() + waitMs
    log.error({ waitMs }, 'Discord blocks this address: no requests are sent for this time')
    throw new HeldBack(waitMs)
  }

  private warn(): void {
    const { limit, log } = this.parts
    const count = this.count()
    const share = WARN_AT.filter((each) => count >= limit * each).at(-1) ?? 0
    const isMore = share > this.warnedShare
    this.warnedShare = share
    const text = 'many requests are refused (401, 403, 429): Discord blocks an address after 10,000 in ten minutes'
    if (isMore) log.warn({ count, limit }, text)
  }
}

/** The kind of a request. @param path below the version, e.g. `/gateway/bot` */
export function urgencyOf(path: string): Urgency {
  if (path.startsWith('/gateway')) return 'gateway'
  if (/^\/guilds\/\d+\/members/.test(path)) return 'roles'
  if (path.startsWith('/channels/') || path.startsWith('/users/@me/channels')) return 'messages'
  return 'other'
}
