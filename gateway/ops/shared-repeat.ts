import type { Log } from './log.ts'

/**
 * Runs a task for each of many items at a fixed interval, with one timer for all of them. Each item's interval begins when
 * it is added, so the items do not run all at once. A task never runs twice at the same time for one item; a failure is logged.
 */
export class SharedRepeat<Item> {
  /** When each item is due, by `performance.now()`. All intervals are equal, so the first entry is due first. */
  private readonly dueAt = new Map<Item, number>()
  /** Each item whose task runs now: it runs again later, or it was removed during the run. */
  private readonly running = new Map<Item, 'again' | 'removed'>()
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(
    private readonly name: string,
    private readonly everyMs: number,
    private readonly task: (item: Item) => Promise<void>,
    private readonly log: Log,
  ) {}

  /** Adds an item. One that is added during its own run runs again an interval after the end of that run. */
  add(item: Item): void {
    if (this.running.has(item)) this.running.set(item, 'again')
    else this.schedule(item)
  }

  remove(item: Item): void {
    if (this.running.has(item)) this.running.set(item, 'removed')
    this.dueAt.delete(item)
    if (this.dueAt.size > 0 || this.timer === null) return
    clearTimeout(this.timer)
    this.timer = null
  }

  private schedule(item: Item): void {
    // Moves an item that was added before to the end, so that the order stays.
    this.dueAt.delete(item)
    this.dueAt.set(item, performance.now() + this.everyMs)
    if (this.timer === null) this.wait()
  }

  /** Waits until the first item is due. */
  private wait(): void {
    this.timer = null
    for (const [, dueAt] of this.dueAt) {
      this.timer = setTimeout(() => this.runDue(), Math.max(0, dueAt - performance.now()))
      return
    }
  }

  private runDue(): void {
    const now = performance.now()
    for (const [item, dueAt] of this.dueAt) {
      if (dueAt > now) break
      this.dueAt.delete(item)
      void this.run(item)
    }
    this.wait()
  }

  private async run(item: Item): Promise<void> {
    this.running.set(item, 'again')
    try {
      await this.task(item)
    } catch (error) {
      this.log.warn({ err: error, task: this.name }, 'a periodic task failed')
    }
    const then = this.running.get(item)
    this.running.delete(item)
    if (then === 'again') this.schedule(item)
  }
}
