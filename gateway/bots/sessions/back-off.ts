import { doubledWaitMs, withJitter } from '../../time/back-off.ts'

const WAITS = { firstMs: 1_000, longestMs: 60_000 }
/** A connection that came back sooner than this after the one before has not settled anything. */
const STEADY_MS = 60_000

/**
 * How long to wait before an attempt: nothing before the first, then doubling.
 * @param attempts those made since the last success
 * @param random 0..1
 */
export const backOffMs = (attempts: number, random: number): number =>
  attempts === 0 ? 0 : withJitter(doubledWaitMs(attempts, WAITS), random)

/** The waits of one connection. The first attempt after a success is at once; one that is lost again and again waits longer each time. */
export class BackOff {
  private attempts = 0
  private arrivedAt = Number.NEGATIVE_INFINITY

  constructor(private readonly parts: { clock: { now(): number }; random: () => number }) {}

  /** Milliseconds to wait before the attempt that is made now. */
  next(): number {
    return backOffMs(this.attempts++, this.parts.random())
  }

  arrived(): void {
    const now = this.parts.clock.now()
    if (now - this.arrivedAt >= STEADY_MS) this.attempts = 0
    this.arrivedAt = now
  }
}
