/** A dispatch, serialised once for all sessions that get it; each adds its own sequence number. */
export interface Dispatch {
  type: string
  /** The dispatch as JSON. */
  data: string
}

const PAGE = 1_024

/**
 * The dispatches of a session in order, the first being number 1. Keeps all that were not sent yet and at most
 * `limit` (rounded up to a page) of those that were. Dispatches are shared between sessions, so an entry costs a pointer.
 */
export class Replay {
  readonly #limit: number
  readonly #pages: Dispatch[][] = []
  #dropped = 0
  /** Number of the newest dispatch. */
  last = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** @param sent number of the newest dispatch that was sent */
  add(dispatch: Dispatch, sent: number): void {
    if (this.last % PAGE === 0) this.#pages.push([])
    this.#pages.at(-1)?.push(dispatch)
    this.last += 1
    const endOfOldestPage = this.#dropped + PAGE
    if (this.last - endOfOldestPage >= this.#limit && sent >= endOfOldestPage) {
      this.#pages.shift()
      this.#dropped = endOfOldestPage
    }
  }

  /** Whether everything after number `sequence` is still here. */
  reachesBackTo(sequence: number): boolean {
    return sequence >= this.#dropped && sequence <= this.last
  }

  get(sequence: number): Dispatch | undefined {
    const index = sequence - 1 - this.#dropped
    return this.#pages[Math.floor(index / PAGE)]?.[index % PAGE]
  }
}
