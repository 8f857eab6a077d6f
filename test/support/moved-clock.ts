import { type Clock, systemClock } from '../../gateway/time/clock.ts'

/** The system's clock, which a test moves forward. Pauses take as long as on the system's clock. */
export class MovedClock implements Clock {
  private ahead = 0

  now(): number {
    return systemClock.now() + this.ahead
  }

  sleep(ms: number): Promise<void> {
    return systemClock.sleep(ms)
  }

  passes({ minutes }: { minutes: number }): void {
    this.ahead += minutes * 60_000
  }
}
