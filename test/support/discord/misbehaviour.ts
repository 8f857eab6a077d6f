/** Faults of the simulated Discord. All are off by default. */
export interface Misbehaviour {
  /** The number of next REST requests that fail. */
  failNext: number
  /** Share of REST requests that fail, 0..1. */
  failShare: number
  /** The statuses with which they fail, one after the other: 429 or any 5xx. */
  failWith: number[]
  /** Failing requests take effect; only their answer is lost. */
  failAfterActing: boolean
  /** Every REST answer waits this long. */
  restDelayMs: number
  /** Dispatches wait this long before they are sent. */
  dispatchDelayMs: number
  /** Share of dispatches that come twice, 0..1. */
  duplicateShare: number
  /** New gateway connections are refused with 503. */
  refuseConnections: boolean
  /** Requests for avatars and icons are never answered. */
  holdPictures: boolean
  /** Heartbeats are not acknowledged. */
  swallowHeartbeatAcks: boolean
}

export const wellBehaved = (): Misbehaviour => ({
  failNext: 0,
  failShare: 0,
  failWith: [500, 502, 503],
  failAfterActing: false,
  restDelayMs: 0,
  dispatchDelayMs: 0,
  duplicateShare: 0,
  refuseConnections: false,
  holdPictures: false,
  swallowHeartbeatAcks: false,
})

/** The present faults, and the random numbers that select the requests which they affect. */
export class Faults {
  now = wellBehaved()
  /** Gateway connections that `refuseConnections` has refused so far. */
  refused = 0
  /** Requests that `holdPictures` has held back so far. */
  heldPictures = 0
  readonly #random: () => number
  #failures = 0

  constructor(random: () => number) {
    this.#random = random
  }

  /** The status with which this request fails, or null where it succeeds. */
  restFailure(): number | null {
    const { failNext, failShare, failWith } = this.now
    if (failNext > 0) this.now.failNext -= 1
    else if (failShare === 0 || this.#random() >= failShare) return null
    return failWith[this.#failures++ % failWith.length] ?? 500
  }

  duplicates(): boolean {
    return this.now.duplicateShare > 0 && this.#random() < this.now.duplicateShare
  }
}

/** Random numbers that the seed determines, 0 <= n < 1 (mulberry32). */
export function seededRandom(seed: string): () => number {
  let state = Bun.hash.crc32(seed) | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
