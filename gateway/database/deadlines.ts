interface Deadline {
  /** By `performance.now()`. */
  at: number
  missed: () => void
}

/**
 * Deadlines with one timer for all of them. Almost every deadline is met, and to start and stop a timer for each one takes
 * longer than the rest of the work on a short statement.
 */
export class Deadlines {
  private readonly open = new Set<Deadline>()
  private timer: ReturnType<typeof setTimeout> | null = null
  /** When the timer runs, by `performance.now()`. It is not stopped when a deadline is met. */
  private timerAt = Number.POSITIVE_INFINITY

  /** @param missed called once after this time, unless the deadline is met @returns the deadline, for `met` */
  start(ms: number, missed: () => void): Deadline {
    const deadline = { at: performance.now() + ms, missed }
    this.open.add(deadline)
    if (deadline.at < this.timerAt) this.wait(deadline.at)
    return deadline
  }

  /** Ends a deadline that was met in time. */
  met(deadline: Deadline): void {
    this.open.delete(deadline)
  }

  /** Starts the timer for this time, by `performance.now()`. */
  private wait(at: number): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timerAt = at
    this.timer = setTimeout(() => this.look(), Math.max(0, at - performance.now()))
    // The work with a deadline keeps the process running, and the timer may outlive it.
    this.timer.unref()
  }

  /** Calls the deadlines that are missed now, and waits for the next one. */
  private look(): void {
    this.timer = null
    this.timerAt = Number.POSITIVE_INFINITY
    const now = performance.now()
    let next = Number.POSITIVE_INFINITY
    for (const deadline of this.open) {
      if (deadline.at > now) {
        next = Math.min(next, deadline.at)
        continue
      }
      this.open.delete(deadline)
      deadline.missed()
    }
    if (next < this.timerAt) this.wait(next)
  }
}
