import { within } from '../../../gateway/time/within.ts'
import type { FaultWorld } from '../../faults/fault-world.ts'

const EVERY_MS = 5_000
/** A database that restarts does not hold up the next line. */
const ANSWER_WITHIN_MS = 2_000
const MS_PER_SECOND = 1_000

/** Prints every five seconds how far a long form is, and measures the rate of the chat. */
export class Progress {
  private readonly startedAt = performance.now()
  private readonly timer: ReturnType<typeof setInterval>
  private last = { at: this.startedAt, said: 0 }
  private slowest = Number.POSITIVE_INFINITY
  private chat: { whole: number; slowest: number } | null = null

  constructor(
    private readonly name: string,
    private readonly world: FaultWorld,
    private readonly say: (line: string) => void,
  ) {
    this.timer = setInterval(() => void this.tell(), EVERY_MS)
  }

  /** Call it when the members stop. @returns messages a second, over the whole chat and in its slowest five seconds */
  chatEnded(): { whole: number; slowest: number } {
    const whole = (this.world.community.said / (performance.now() - this.startedAt)) * MS_PER_SECOND
    this.chat = { whole, slowest: Math.min(whole, this.slowest) }
    return this.chat
  }

  end(): void {
    clearInterval(this.timer)
  }

  private async tell(): Promise<void> {
    const { community } = this.world
    const now = performance.now()
    const rate = ((community.said - this.last.said) / (now - this.last.at)) * MS_PER_SECOND
    this.last = { at: now, said: community.said }
    if (this.chat === null) this.slowest = Math.min(this.slowest, rate)
    let committed = '?'
    const count = this.world.awards().then((awards) => {
      committed = String(awards)
    })
    await within(ANSWER_WITHIN_MS, count).catch(() => false)
    const seconds = Math.round((now - this.startedAt) / MS_PER_SECOND)
    const { said, ledger } = community
    this.say(
      `${this.name}: ${seconds} s, ${said} messages (${rate.toFixed(0)}/s), ${committed} of ${ledger.awards} awards committed`,
    )
  }
}
