import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { snowflakeAt } from '../../../shared/discord/snowflake.ts'
import type { Clock } from './settings.ts'

const SEQUENCE_MASK = (1n << 22n) - 1n

/** Makes ids as Discord does: time in the upper bits, a running number below. */
export class Snowflakes {
  readonly #clock: Clock
  #running = 0n
  #last = 0n

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** An id for now; every one is larger than all before it, even when the clock stands still or goes back. */
  next(): Snowflake {
    const candidate = this.#stamp(this.#clock.now())
    this.#last = candidate > this.#last ? candidate : this.#last + 1n
    return String(this.#last)
  }

  /** An id for a given time, milliseconds since 1970; those of one millisecond rise. */
  at(time: number): Snowflake {
    return String(this.#stamp(time))
  }

  #stamp(time: number): bigint {
    this.#running = (this.#running + 1n) & SEQUENCE_MASK
    return BigInt(snowflakeAt(time)) | this.#running
  }
}
