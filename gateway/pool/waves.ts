import type { Clock } from '../clock.ts'

/** A connection that is neither made nor lost by then no longer keeps others waiting. */
const GIVE_WAY_MS = 30_000
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

export interface WavesParts {
  /** Connections that may be under way at the same time. */
  atOnce: number
  clock: Clock
  random: () => number
}

/** Lets many bots connect a few at a time, so that neither Discord nor this process is overrun when all come back at once. */
export class Waves {
  private readonly queue: (() => void)[] = []
  private underWay = 0

  constructor(readonly parts: WavesParts) {}

  line(): Line {
    return new Line(this)
  }

  async enter(): Promise<void> {
    if (this.underWay < this.parts.atOnce) {
      this.underWay++
      return
    }
    await new Promise<void>((resolve) => this.queue.push(resolve))
  }

  /** The one who leaves gives its place to the next. */
  leave(): void {
    const next = this.queue.shift()
    if (next) next()
    else this.underWay--
  }
}

/** One bot's way through the waves. After a failure it waits, longer each time and never as long as others do. */
export class Line {
  private attempts = 0
  /** One for each shard that is connecting, with the time at which it gives way. */
  private readonly places = new Set<ReturnType<typeof setTimeout>>()
  private ended = false

  constructor(private readonly waves: Waves) {}

  /** Resolves when the bot may connect; at once when its line has ended. */
  async wait(): Promise<void> {
    this.leave()
    const { clock, random } = this.waves.parts
    const ms = backOffMs(this.attempts++, random())
    if (ms > 0) await clock.sleep(ms)
    if (this.ended) return
    await this.waves.enter()
    if (this.ended) return this.waves.leave()
    this.places.add(setTimeout(() => this.leave(), GIVE_WAY_MS))
  }

  arrived(): void {
    this.attempts = 0
    this.leave()
  }

  end(): void {
    this.ended = true
    this.leave()
  }

  private leave(): void {
    for (const place of this.places) {
      clearTimeout(place)
      this.waves.leave()
    }
    this.places.clear()
  }
}

/**
 * How long to wait before an attempt: nothing before the first, then doubling.
 * @param attempts those made since the last success
 * @param random 0..1
 */
export const backOffMs = (attempts: number, random: number): number =>
  attempts === 0 ? 0 : Math.round(Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS) * (0.5 + random / 2))
