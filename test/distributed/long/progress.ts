import { within } from '../../../gateway/time/within.ts'
import type { GatewayProcess } from '../../support/gateway-process.ts'
import type { DistributedWorld } from '../distributed-world.ts'

const EVERY_MS = 5_000
/** Then the line is printed without the answers of processes and databases that are away. */
const ANSWER_WITHIN_MS = 2_000
const MS_PER_SECOND = 1_000

/** Prints the progress of a long form every five seconds, and measures the rate of the chat. */
export class Progress {
  private readonly startedAt = performance.now()
  private readonly timer: ReturnType<typeof setInterval>
  private last = { at: this.startedAt, said: 0 }
  private slowest = Number.POSITIVE_INFINITY
  private chat: { whole: number; slowest: number } | null = null

  constructor(
    private readonly name: string,
    private readonly world: DistributedWorld,
    private readonly say: (line: string) => void,
  ) {
    this.timer = setInterval(() => void this.tell(), EVERY_MS)
  }

  /** Call it when the members stop. @returns messages a second, over the whole chat and in its slowest five seconds */
  chatEnded(): { whole: number; slowest: number } {
    const whole = (this.world.faults.community.said / (performance.now() - this.startedAt)) * MS_PER_SECOND
    this.chat = { whole, slowest: Math.min(whole, this.slowest) }
    return this.chat
  }

  end(): void {
    clearInterval(this.timer)
  }

  private async tell(): Promise<void> {
    const { community } = this.world.faults
    const now = performance.now()
    const rate = ((community.said - this.last.said) / (now - this.last.at)) * MS_PER_SECOND
    this.last = { at: now, said: community.said }
    if (this.chat === null) this.slowest = Math.min(this.slowest, rate)
    const [committed, partitions, shards] = await Promise.all([
      answerOf(this.world.faults.awards()),
      this.heldBy(this.world.workers, 'bus_partitions'),
      this.heldBy(this.world.gateways, 'shards_held'),
    ])
    const seconds = Math.round((now - this.startedAt) / MS_PER_SECOND)
    const { said, ledger } = community
    this.say(
      `${this.name}: ${seconds} s, ${said} messages (${rate.toFixed(0)}/s), ${committed} of ${ledger.awards} awards committed, partitions ${partitions}, shards ${shards}`,
    )
  }

  private async heldBy(processes: readonly GatewayProcess[], metric: string): Promise<string> {
    const each = await Promise.all(processes.map((process) => answerOf(this.world.metric(metric, process))))
    return each.join('+')
  }
}

/** The answer as text, `?` if it does not arrive soon. */
async function answerOf(question: Promise<number>): Promise<string> {
  let answer = '?'
  await within(
    ANSWER_WITHIN_MS,
    question.then((value) => {
      answer = String(value)
    }),
  ).catch(() => false)
  return answer
}
