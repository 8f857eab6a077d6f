import { remember } from './kept.ts'

/** Limits how often somebody may do something. */
export interface RateLimit {
  /** Counts one more try. @returns whether it is allowed */
  allows(key: string): Promise<boolean>
}

/** A limit that Cloudflare counts, for each of its locations. https://developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit/ */
export interface RateLimitBinding {
  limit(options: { key: string }): Promise<{ success: boolean }>
}

export const boundRateLimit = (binding: RateLimitBinding): RateLimit => ({
  allows: async (key) => (await binding.limit({ key })).success,
})

export interface RateLimitOptions {
  /** Allowed tries within the time. */
  most: number
  withinMs: number
  /** Keys that are remembered; the oldest are forgotten. */
  keys: number
  /** Milliseconds since 1970. */
  clock(): number
}

/** A limit that this process counts. The time of a key begins with its first try. */
export function memoryRateLimit({ most, withinMs, keys, clock }: RateLimitOptions): RateLimit {
  const kept = new Map<string, { tries: number; endsAt: number }>()
  return {
    async allows(key) {
      const known = kept.get(key)
      if (known !== undefined && clock() < known.endsAt) return ++known.tries <= most
      remember(kept, key, { tries: 1, endsAt: clock() + withinMs }, keys)
      return true
    },
  }
}
