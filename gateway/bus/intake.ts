/** Large shards pause while the queue is fuller than this part. */
const LARGE_PAUSE = 3 / 4
/** Each shard that adds a write pauses while the queue is fuller than this part. */
const ALL_PAUSE = 7 / 8
/** A shard that asked for more than this part of the waiting writes counts as large. */
const LARGE = 1 / 4
/** Paused shards continue once the queue is down to this part. It is small, so that shards seldom have to connect again. */
const ROOM = 1 / 4
/** A shard connects again after this time at the latest: Discord keeps its session only for some minutes. */
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
  /** Whether the last pause ended without room: the writes are not committed, and more pauses would lose the sessions. */
  private isGivenUp = false

  constructor(private readonly parts: IntakeParts) {}

  /** Whether a shard must pause after an event. Large shards pause first. @param unsettled the shard's writes that wait */
  mustPause({ unsettled }: { readonly unsettled: number }): boolean {
    const { queue, maxQueue } = this.parts
    const { length } = queue
    if (length <= maxQueue * ROOM) this.isGivenUp = false
    if (this.isGivenUp || length <= maxQueue * LARGE_PAUSE) return false
    return length > maxQueue * ALL_PAUSE || unsettled > length * LARGE
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
