import { within } from './within.ts'

/** A task that never runs twice at the same time. */
export class OneAtATime {
  private underWay: Promise<void> | null = null

  constructor(private readonly task: () => Promise<void>) {}

  /** Runs the task; while it is running, waits for that run instead. @throws what the task throws */
  run(): Promise<void> {
    this.underWay ??= this.task().finally(() => {
      this.underWay = null
    })
    return this.underWay
  }

  /** Waits until the run under way has ended or failed, for a limited time: it may wait for a database that does not answer. */
  async settled(withinMs: number): Promise<void> {
    await within(withinMs, Promise.resolve(this.underWay)).catch(() => false)
  }
}
