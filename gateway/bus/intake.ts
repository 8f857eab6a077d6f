/** Parts of the longest queue, from which on shards pause. */
const LARGE_PAUSE = 3 / 4
const ALL_PAUSE = 7 / 8
/** The part of the queue with which one shard counts as large. */
const LARGE = 1 / 4
/** Down to this part the queue is committed before shards go on: long enough that Discord sees few new connections. */
const ROOM = 1 / 4
/** Discord keeps a session for some minutes, so a shard connects again after a part of them. */
const LONGEST_PAUSE_MS = 60_000
const LOOK_MS = 50

export interface IntakeParts {
  /** The writes that wait. */
  queue: { readonly length: number }
  maxQueue: number
  clock: { now(): number; sleep(ms: number): Promise<void> }
}

/**
 * Decides which shards pause while too many writes wait. A shard that pauses closes its connection and resumes its session
 * later; until then Discord keeps the events. So a long replay by Discord does not overflow the queue.
 */
export class Intake {
  private waiting: Promise<void> | null = null
  /** Whether the last pause ended without room: the writes are not committed, and longer pauses would lose the sessions. */
  private isGivenUp = false

  constructor(private readonly parts: IntakeParts) {}

  /** Whether a shard must pause after an event. First the shards pause that have much of the queue, then each shard that adds to it. */
  mustPause({ unsettled }: { readonly unsettled: number }): boolean {
    const { queue, maxQueue } = this.parts
    const { length } = queue
    if (length <= maxQueue * LARGE_PAUSE) {
      if (this.isGivenUp && length <= maxQueue * ROOM) this.isGivenUp = false
      return false
    }
    return !this.isGivenUp && (length > maxQueue * ALL_PAUSE || unsettled > length * LARGE)
  }

  /** Resolves when there is room for more writes, or when the longest pause is over. */
  room(): Promise<void> {
    this.waiting ??= this.wait().finally(() => {
      this.waiting = null
    })
    return this.waiting
  }

  private async wait(): Promise<void> {
    const { queue, maxQueue, clock } = this.parts
    const until = clock.now() + LONGEST_PAUSE_MS
    while (queue.length > maxQueue * ROOM) {
      if (clock.now() >= until) {
        this.isGivenUp = true
        return
      }
      await clock.sleep(LOOK_MS)
    }
  }
}
