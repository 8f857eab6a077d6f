/** How much of the machine one visitor, and all visitors together, may use. */
export interface Limits {
  rooms: number
  /** Sockets of one room: a visitor may act as each member in a window of its own. */
  sockets: number
  /** A room without an act for this long is removed. */
  idleMs: number
  /** Messages that the members of a room may write. */
  messages: number
  /** Acts of a room allowed at once, and acts per second after them. */
  burst: number
  perSecond: number
  /** Interactions that may wait for their answer at once. */
  pending: number
}

export const defaultLimits = (): Limits => ({
  rooms: 50,
  sockets: 4,
  idleMs: 30 * 60_000,
  messages: 1_000,
  burst: 20,
  perSecond: 4,
  pending: 4,
})

/** Messages kept in each channel; older ones become unknown. Pass it to the simulated Discord. */
export const KEPT_MESSAGES = 200

/** An act that the playground itself refuses. Discord has no such rule. */
export class PlaygroundRefusal extends Error {
  override name = 'PlaygroundRefusal'
}

/** A token bucket for the acts of one room: `burst` at once, then `perSecond`. */
export class Allowance {
  readonly #limits: Pick<Limits, 'burst' | 'perSecond'>
  #left: number
  #at: number

  constructor(limits: Pick<Limits, 'burst' | 'perSecond'>, now: number) {
    this.#limits = limits
    this.#left = limits.burst
    this.#at = now
  }

  /** @param now milliseconds since 1970 @returns whether one more act is allowed */
  take(now: number): boolean {
    const { burst, perSecond } = this.#limits
    this.#left = Math.min(burst, this.#left + ((now - this.#at) / 1_000) * perSecond)
    this.#at = now
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }
}
