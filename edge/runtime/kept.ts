/** Sets an entry of a map, which becomes the newest, and removes the oldest ones where there are more than `most`. */
export function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, most: number): void {
  map.delete(key)
  map.set(key, value)
  for (const oldest of map.keys()) {
    if (map.size <= most) break
    map.delete(oldest)
  }
}

/** Values that are kept in memory per isolate for a time. */
export interface Kept<Value> {
  /** Undefined for a value that is not kept or too old. */
  get(key: string): Value | undefined
  /** @param readAt when the read began, in milliseconds since 1970: a change after that may be missing from the value */
  set(key: string, value: Value, readAt: number): void
  forget(key: string): void
}

export interface KeptOptions {
  freshMs: number
  /** The most values. The oldest are removed. */
  most: number
  /** Milliseconds since 1970. */
  clock(): number
}

export function createKept<Value>({ freshMs, most, clock }: KeptOptions): Kept<Value> {
  // Values and no promises: on Workers a promise belongs to the request that made it.
  const kept = new Map<string, { value: Value; readAt: number }>()
  return {
    get(key) {
      const entry = kept.get(key)
      return entry !== undefined && clock() - entry.readAt < freshMs ? entry.value : undefined
    },
    set: (key, value, readAt) => remember(kept, key, { value, readAt }, most),
    forget: (key) => void kept.delete(key),
  }
}
