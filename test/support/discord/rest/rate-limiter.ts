import { createHash } from 'node:crypto'
import type { Allowance, RateLimits } from '../settings.ts'

interface Window {
  used: number
  /** Milliseconds since 1970. */
  resetAt: number
}

export interface RouteUse {
  /** Method and pattern. */
  route: string
  /** The channel, guild or webhook that has a bucket of its own. */
  resource: string
  /** Whose limits apply: an application, or an interaction's token. */
  owner: string
  /** Interaction endpoints are outside the global limit. */
  countsGlobally: boolean
}

export interface RateVerdict {
  headers: Record<string, string>
  /** Null where the request may go on. */
  limited: { retryAfterSeconds: number; global: boolean } | null
}

/** Windows that open with their first request. https://discord.com/developers/docs/topics/rate-limits */
export class RateLimiter {
  readonly #limits: RateLimits
  readonly #windows = new Map<string, Window>()
  readonly #hashes = new Map<string, string>()

  constructor(limits: RateLimits) {
    this.#limits = limits
  }

  take({ route, resource, owner, countsGlobally }: RouteUse, now: number): RateVerdict {
    const allowance = this.#limits.routes[route] ?? this.#limits.route
    const bucket = this.#window(`${owner} ${route} ${resource}`, allowance, now)
    if (bucket.used >= allowance.limit) {
      const retryAfterSeconds = secondsUntil(bucket.resetAt, now)
      const headers = { ...this.#headers(route, allowance, bucket, now), 'X-RateLimit-Scope': 'user' }
      return { headers, limited: { retryAfterSeconds, global: false } }
    }
    if (countsGlobally) {
      const everything = this.#window(owner, this.#limits.global, now)
      if (everything.used >= this.#limits.global.limit) {
        const headers = { 'X-RateLimit-Global': 'true', 'X-RateLimit-Scope': 'global' }
        return { headers, limited: { retryAfterSeconds: secondsUntil(everything.resetAt, now), global: true } }
      }
      everything.used += 1
    }
    bucket.used += 1
    return { headers: this.#headers(route, allowance, bucket, now), limited: null }
  }

  /** Counts an answer of 401, 403 or 429 from outside a shared scope. */
  countInvalid(now: number): void {
    this.#window('invalid', this.#limits.invalid, now).used += 1
  }

  get invalidRequests(): number {
    return this.#windows.get('invalid')?.used ?? 0
  }

  /** Seconds the address stays blocked; 0 where it is not. */
  blockedSeconds(now: number): number {
    const window = this.#windows.get('invalid')
    if (!window || window.resetAt <= now || window.used < this.#limits.invalid.limit) return 0
    return secondsUntil(window.resetAt, now)
  }

  /** Forgets windows that are over. */
  sweep(now: number): void {
    for (const [key, window] of this.#windows) if (window.resetAt <= now) this.#windows.delete(key)
  }

  #window(key: string, { perMs }: Allowance, now: number): Window {
    const open = this.#windows.get(key)
    if (open && open.resetAt > now) return open
    const window = { used: 0, resetAt: now + perMs }
    this.#windows.set(key, window)
    return window
  }

  #headers(route: string, { limit }: Allowance, window: Window, now: number): Record<string, string> {
    return {
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(Math.max(0, limit - window.used)),
      'X-RateLimit-Reset': (window.resetAt / 1000).toFixed(3),
      'X-RateLimit-Reset-After': secondsUntil(window.resetAt, now).toFixed(3),
      'X-RateLimit-Bucket': this.#hash(route),
    }
  }

  #hash(route: string): string {
    const hash = this.#hashes.get(route) ?? createHash('md5').update(route).digest('hex')
    this.#hashes.set(route, hash)
    return hash
  }
}

const secondsUntil = (time: number, now: number): number => Math.max(0.001, (time - now) / 1000)
