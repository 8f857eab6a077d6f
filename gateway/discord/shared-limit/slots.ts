/**
 * The requests a second of each bot that are for the processes that carry out jobs. Discord allows 50. The others are left
 * for the edge, and for gateways beside workers, which send few.
 * https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
 */
export const GATEWAY_REQUESTS = 48
/** Discord counts a request for one second, and has counted it when its response arrives. */
const COUNTED_MS = 1_005
/** After this many urgent requests in a row, one other request is sent, so that other requests never stop. */
const URGENT_IN_A_ROW = 3

interface Waiter {
  admit(): void
}

/**
 * Admits as many requests as there are slots. A request takes a slot until a second after its response, so that Discord
 * never counts more requests in a second than there are slots.
 */
export class Slots {
  private readonly urgent = new Set<Waiter>()
  private readonly others = new Set<Waiter>()
  private inARow = 0
  /** Slots that are taken. */
  used = 0

  /**
   * @param limit how many slots there are now
   * @param onChange called when a request waits, and when a slot is free again
   */
  constructor(
    private readonly limit: () => number,
    private readonly sleep: (ms: number) => Promise<void>,
    private readonly onChange: () => void,
  ) {}

  get waiting(): number {
    return this.urgent.size + this.others.size
  }

  /**
   * Resolves when the request may be sent.
   * @returns a function to call when the response has arrived or the request has failed
   * @throws the signal's reason if the signal aborts first
   */
  async take(isUrgent: boolean, signal?: AbortSignal | null): Promise<() => void> {
    signal?.throwIfAborted()
    const queue = isUrgent ? this.urgent : this.others
    await new Promise<void>((resolve, reject) => {
      const abort = () => {
        queue.delete(waiter)
        reject(signal?.reason)
      }
      const waiter = {
        admit: () => {
          queue.delete(waiter)
          signal?.removeEventListener('abort', abort)
          this.used++
          resolve()
        },
      }
      queue.add(waiter)
      signal?.addEventListener('abort', abort, { once: true })
      this.admit()
      this.onChange()
    })
    return () => void this.free()
  }

  /** Admits as many requests as there are slots. Call it when the limit has grown. */
  admit(): void {
    if (this.waiting === 0) return
    for (let room = this.limit() - this.used; room > 0 && this.waiting > 0; room--) {
      const isUrgent = this.others.size === 0 || (this.urgent.size > 0 && this.inARow < URGENT_IN_A_ROW)
      this.inARow = isUrgent ? this.inARow + 1 : 0
      const [first] = isUrgent ? this.urgent : this.others
      first?.admit()
    }
  }

  private async free(): Promise<void> {
    await this.sleep(COUNTED_MS)
    this.used--
    this.admit()
    this.onChange()
  }
}
