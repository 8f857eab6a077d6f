/** Time that passes only when a test says so. */
export class VirtualTime {
  now = 0
  private readonly timers: { at: number; run: () => void }[] = []

  readonly sleep = (ms: number): Promise<void> => new Promise((resolve) => this.after(ms, resolve))

  after(ms: number, run: () => void): void {
    this.timers.push({ at: this.now + ms, run })
  }

  async pass(ms: number): Promise<void> {
    const end = this.now + ms
    for (;;) {
      // A timer that was set earlier comes first among those of the same time, as in a real event loop.
      const next = this.timers.reduce<{ at: number; run: () => void } | null>(
        (first, timer) => (timer.at <= end && (first === null || timer.at < first.at) ? timer : first),
        null,
      )
      if (next === null) break
      this.timers.splice(this.timers.indexOf(next), 1)
      this.now = next.at
      next.run()
      await new Promise((resolve) => setImmediate(resolve))
    }
    this.now = end
  }
}
