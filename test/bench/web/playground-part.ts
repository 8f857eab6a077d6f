import { defaultLimits } from '../../support/playground/limits.ts'
import { servePlaygroundWithEdge } from '../../support/playground/serve-with-edge.ts'
import { PlaygroundVisitor } from '../../support/playground/visitor.ts'
import type { Part } from '../support/part.ts'
import type { Measure } from '../support/report.ts'
import { median, quantile } from '../support/rounds.ts'
import type { WebBench } from './web-bench.ts'

/** Visitors added at each step, how many at most, and how long each step takes. */
const LOAD = { full: { step: 100, most: 1_000, stepMs: 10_000 }, quick: { step: 3, most: 6, stepMs: 1_000 } } as const
/** Visitors who enter at the same time. */
const AT_ONCE = 4
/** The pause between the acts of a visitor. Every fifth act is a command, the others are messages. */
const PAUSE_MS = 3_000
const COMMAND_EVERY = 5
/** The machine holds its visitors while 95 % of the commands are answered within this time. */
const HELD_MS = 1_000
const PERCENTILE = 0.95

/** A visitor who writes messages and sometimes uses `/level`. */
class Chatter {
  readonly #visitor: PlaygroundVisitor
  readonly #channelId: string
  readonly #timer: ReturnType<typeof setInterval>
  #acts = 0

  /** @param onAnswer called with the milliseconds that each command took */
  constructor(visitor: PlaygroundVisitor, onAnswer: (ms: number) => void) {
    this.#visitor = visitor
    this.#channelId = visitor.channel('general')
    this.#acts = Math.floor(Math.random() * COMMAND_EVERY)
    this.#timer = setInterval(() => void this.#act(onAnswer), PAUSE_MS * (0.9 + Math.random() / 5))
  }

  async #act(onAnswer: (ms: number) => void): Promise<void> {
    const channelId = this.#channelId
    this.#acts += 1
    if (this.#acts % COMMAND_EVERY !== 0) {
      this.#visitor.does({ do: 'say', channelId, content: `message ${this.#acts}` })
      return
    }
    this.#visitor.told.length = 0
    const startedAt = performance.now()
    // An answer that never comes counts as late.
    const answered = await this.#visitor
      .asks('interaction', { do: 'run', channelId, path: ['level'], options: {} })
      .catch(() => null)
    onAnswer(answered === null ? Number.POSITIVE_INFINITY : performance.now() - startedAt)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#visitor.leaves()
  }
}

/**
 * How many visitors can chat and use commands before answers become late or no further visitor can enter. Edge, gateway,
 * database, simulated Discord and the visitors share the machine.
 */
export const playgroundPart = (bench: WebBench, quick: boolean): Part => ({
  measures: ['playground.visitors', 'playground.enter.p50_ms', 'playground.level.p50_ms'],
  async take(): Promise<Measure[]> {
    const { step, most, stepMs } = quick ? LOAD.quick : LOAD.full
    const limits = { ...defaultLimits(), rooms: most, perSecond: 100 }
    const playground = await servePlaygroundWithEdge(bench.world, 'workerd', limits)
    const chatters: Chatter[] = []
    const entering: number[] = []
    let answers: number[] = []
    let held = { visitors: 0, p50: 0, p95: 0 }
    const enter = async (): Promise<void> => {
      const startedAt = performance.now()
      const visitor = await PlaygroundVisitor.enters(playground.url)
      entering.push(performance.now() - startedAt)
      chatters.push(new Chatter(visitor, (ms) => answers.push(ms)))
    }
    try {
      while (chatters.length < most) {
        const from = chatters.length
        let isFull = false
        while (chatters.length < from + step && !isFull) {
          const entered = Array.from({ length: Math.min(AT_ONCE, from + step - chatters.length) }, enter)
          isFull = (await Promise.allSettled(entered)).some(({ status }) => status === 'rejected')
        }
        if (isFull) break
        answers = []
        await Bun.sleep(stepMs)
        const p95 = answers.length === 0 ? 0 : quantile(answers, PERCENTILE)
        if (p95 > HELD_MS) break
        held = { visitors: chatters.length, p50: answers.length === 0 ? 0 : median(answers), p95 }
      }
    } finally {
      for (const chatter of chatters) chatter.stop()
      await playground.stop()
    }
    const note = `one act every ${PAUSE_MS / 1_000} s each, every fifth /level with its picture; at most ${most} were tried`
    return [
      { measure: 'playground.visitors', value: held.visitors, note },
      {
        measure: 'playground.enter.p50_ms',
        value: median(entering),
        note: `p95 ${quantile(entering, PERCENTILE).toFixed(0)} ms`,
      },
      { measure: 'playground.level.p50_ms', value: held.p50, note: `p95 ${held.p95.toFixed(0)} ms` },
    ]
  },
})
