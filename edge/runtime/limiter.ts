import { remember } from './kept.ts'

/** A limit that Cloudflare counts, for each of its locations. https://developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit/ */
export interface RateLimitBinding {
  limit(options: { key: string }): Promise<{ success: boolean }>
}

/** How many requests a limit allows, and in which time. */
export interface LimitPolicy {
  /** The name in the headers `RateLimit-Policy` and `RateLimit`, e.g. `key`. */
  name: string
  /** Requests that are allowed at once. */
  most: number
  /** After this time, the whole allowance of `most` requests is there again. */
  seconds: number
}

/** Whether a request is allowed, and how many more are allowed. */
export interface Allowance {
  ok: boolean
  policy: LimitPolicy
  /** How many more requests are allowed at once. On Workers, other isolates may have allowed some of them already. */
  remaining: number
  /** Seconds until `most` requests are allowed again. */
  resetSeconds: number
  /** Seconds until the next request is allowed; 0 where it is allowed now. */
  retryAfterSeconds: number
}

export interface Limiter {
  /** Counts a request, if it is allowed. @param key the person, key or address that sends it */
  take(key: string): Promise<Allowance>
  /** Whether the next request would be allowed. Counts nothing. */
  wouldAllow(key: string): boolean
}

/** More keys than one isolate serves within a minute. A key that is removed gets its whole allowance again. */
const MOST_KEYS = 10_000

/**
 * Counts in the memory of one process or isolate, by the generic cell rate algorithm: one number for each key. Each key has
 * an allowance of its own.
 * @param clock milliseconds since 1970
 */
export function memoryLimiter(policy: LimitPolicy, clock: () => number): Limiter {
  const windowMs = policy.seconds * 1_000
  const costMs = windowMs / policy.most
  /** When each key will have its whole allowance again. */
  const fullAt = new Map<string, number>()
  const fullFrom = (key: string, now: number): number => {
    const at = fullAt.get(key) ?? now
    // A time much further ahead than the window was noted before the clock was set back.
    return at > now + windowMs + costMs ? now : Math.max(at, now)
  }
  const waitMs = (key: string, now: number): number => Math.max(0, fullFrom(key, now) + costMs - windowMs - now)
  return {
    wouldAllow: (key) => waitMs(key, clock()) === 0,
    async take(key) {
      const now = clock()
      const wait = waitMs(key, now)
      const full = fullFrom(key, now) + (wait === 0 ? costMs : 0)
      remember(fullAt, key, full, MOST_KEYS)
      return {
        ok: wait === 0,
        policy,
        remaining: Math.max(0, Math.floor((windowMs - (full - now)) / costMs + 1e-6)),
        resetSeconds: Math.ceil((full - now) / 1_000),
        retryAfterSeconds: Math.ceil(wait / 1_000),
      }
    },
  }
}

/**
 * Counts a request twice, and allows it where both counts do: Cloudflare's binding counts for all isolates of a location, and
 * the memory of this isolate counts for the headers, because the binding does not say how many requests are left.
 */
export function boundLimiter(policy: LimitPolicy, binding: RateLimitBinding, clock: () => number): Limiter {
  const here = memoryLimiter(policy, clock)
  return {
    wouldAllow: here.wouldAllow,
    async take(key) {
      const [own, { success }] = await Promise.all([here.take(key), binding.limit({ key })])
      if (success || !own.ok) return own
      return { ...own, ok: false, remaining: 0, retryAfterSeconds: policy.seconds }
    },
  }
}
