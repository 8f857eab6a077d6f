import type { Clock } from './clock.ts'

/** A smaller difference may be the time that the answer of the other clock took. */
const LEAST_MS = 500

/**
 * A clock that follows another one, e.g. the database's. All processes that share leases and jobs must use the same time,
 * even if the clock of a machine is wrong.
 */
export class CorrectedClock implements Clock {
  private correctionMs = 0

  constructor(private readonly own: Clock) {}

  now(): number {
    return this.own.now() - this.correctionMs
  }

  sleep(ms: number): Promise<void> {
    return this.own.sleep(ms)
  }

  /** @param aheadMs how far `now` is ahead of the other clock @returns how far the machine's own clock is ahead of the other */
  correct(aheadMs: number): number {
    const inAll = this.correctionMs + aheadMs
    if (Math.abs(aheadMs) >= LEAST_MS) this.correctionMs = inAll
    return inAll
  }
}
