import type { Log } from './log.ts'

/**
 * Runs a task for each of many items at a fixed interval, with one timer for all of them. Each item's interval begins when
 * it is added, so the items do not run all at once. A task never runs twice at the same time for one item; a failure is logged.
 */
export class SharedRepeat<Item> {
  /** When each item is due, by `performance.now()`. All intervals are equal, so the first entry is due first. */
  private readonly dueAt = new Map<Item, number>()
  private readonly running = new Set<Item>()
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(
    private readonly name: string,
    private readonly everyMs: number,
    private readonly task: (item: Item) => Promise<void>,
    private readonly log: Log,
  ) {}

  add(item: Item): void {
    this.dueAt.set(item, performance.now() + this.everyMs)
    if (this.timer === null) this.wait()
  }

  remove(item: Item): void {
    this.running.delete(item)
    this.dueAt.delete(item)
    if (this.dueAt.size > 0 || this.timer === null) return
    clearTimeout(this.timer)
    this.timer = null
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
    this.running.add(item)
    try {
      await this.task(item)
    } catch (error) {
      this.log.warn({ err: error, task: this.name }, 'a periodic task failed')
    }
    // An item that was removed meanwhile is not added again.
    if (this.running.delete(item)) this.add(item)
  }
}
