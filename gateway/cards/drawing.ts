import { Worker } from 'node:worker_threads'
import type { Bytes } from '../../shared/bytes.ts'
import type { CardOrder } from '../../shared/cards/order.ts'
import type { DrawnAnswer, NumberedOrder } from './thread.ts'

/** A thread that answers nothing for this long after an order does not live any more. */
const DEAD_AFTER_MS = 10_000

interface Waiting {
  resolve: (bytes: Bytes) => void
  reject: (error: Error) => void
  since: number
}

/** Draws cards in a thread, which is started for the first card. A thread that failed or hangs is replaced for the next card. */
export class Drawing {
  private thread: Worker | null = null
  private readonly waiting = new Map<number, Waiting>()
  private next = 0

  constructor(private readonly now: () => number) {}

  /** @throws where the card cannot be drawn. May never end where the thread hangs: the caller has a limit of time. */
  draw(order: CardOrder): Promise<Bytes> {
    const [oldest] = this.waiting.values()
    if (oldest !== undefined && this.now() - oldest.since > DEAD_AFTER_MS) this.end(new Error('the thread hangs'))
    this.thread ??= this.start()
    const { promise, resolve, reject } = Promise.withResolvers<Bytes>()
    const number = this.next++
    this.waiting.set(number, { resolve, reject, since: this.now() })
    this.thread.postMessage({ number, order } satisfies NumberedOrder)
    return promise
  }

  stop(): void {
    this.end(new Error('the process stops'))
  }

  private start(): Worker {
    const thread = new Worker(new URL('./thread.ts', import.meta.url))
    thread.on('message', (answer: DrawnAnswer) => {
      const order = this.waiting.get(answer.number)
      this.waiting.delete(answer.number)
      if ('bytes' in answer) order?.resolve(answer.bytes)
      else order?.reject(new Error(answer.failure))
    })
    thread.on('error', (error) => {
      if (this.thread === thread) this.end(error instanceof Error ? error : new Error('the thread failed'))
    })
    // A process that stops does not wait for it.
    thread.unref()
    return thread
  }

  private end(error: Error): void {
    void this.thread?.terminate()
    this.thread = null
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
  }
}
