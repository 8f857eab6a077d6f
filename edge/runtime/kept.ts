/** Values that are kept in memory per isolate for a time. */
export interface Kept<Value> {
  /** Undefined where it must be read. */
  get(key: string): Value | undefined
  /** @param readAt when the read began, in milliseconds since 1970: a change after that may be missing from the value */
  set(key: string, value: Value, readAt: number): void
  forget(key: string): void
}

export interface KeptTerms {
  freshMs: number
  /** The most values. The oldest are removed. */
  most: number
  /** Milliseconds since 1970. */
  clock(): number
}

export function createKept<Value>({ freshMs, most, clock }: KeptTerms): Kept<Value> {
  // Values alone: on Workers a promise belongs to the request that made it.
  const kept = new Map<string, { value: Value; readAt: number }>()
  return {
    get(key) {
      const entry = kept.get(key)
      return entry !== undefined && clock() - entry.readAt < freshMs ? entry.value : undefined
    },
    set(key, value, readAt) {
      kept.delete(key)
      kept.set(key, { value, readAt })
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
    },
    forget: (key) => void kept.delete(key),
  }
}
