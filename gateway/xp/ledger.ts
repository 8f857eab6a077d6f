import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import type { ShardProgress } from '../sessions/progress.ts'
import type { BatchWriter } from './batch-writer.ts'
import { isPoison } from './database-errors.ts'
import type { Entry } from './entry.ts'
import { Queue } from './queue.ts'

/** More would make a batch slower than it makes the whole faster, and hold its locks for longer. */
const MAX_BATCH = 1_000
const FIRST_RETRY_MS = 100
const LONGEST_RETRY_MS = 5_000
/** While the queue is full, its losses are told this often. */
const TELL_DROPPED_MS = 10_000

export interface LedgerParts {
  writer: BatchWriter
  /** Entries held while the database is away; past it the oldest are dropped and counted. */
  maxQueue: number
  log: Log
  metrics: Metrics
  clock: { now(): number; sleep(ms: number): Promise<void> }
}

/**
 * Carries what events want written to the database. While one batch commits the next gathers: no timers, no delay
 * when idle, large batches under load.
 */
export class Ledger {
  private readonly queue = new Queue<Entry>()
  private running: Promise<void> | null = null
  private flushing = false
  private dropped = { count: 0, toldAt: Number.NEGATIVE_INFINITY }

  constructor(private readonly parts: LedgerParts) {
    parts.metrics.watchQueue(() => this.queue.length)
  }

  /** Checkpoints of this shard are stored from now on. */
  follow(progress: ShardProgress): void {
    this.parts.writer.shards.add(progress)
  }

  unfollow(progress: ShardProgress): void {
    this.parts.writer.shards.delete(progress)
  }

  add(entry: Entry): void {
    this.queue.add(entry)
    if (this.queue.length > this.parts.maxQueue) this.drop()
    this.running ??= this.run()
  }

  /** Stores how far every shard has come, also where nothing was earned lately; then waits until nothing is queued. */
  async flush(): Promise<void> {
    this.flushing = true
    this.running ??= this.run()
    await this.running
  }

  private async run(): Promise<void> {
    // What comes in the same turn goes into one batch.
    await Promise.resolve()
    try {
      while (this.queue.length > 0 || this.flushing) {
        this.flushing = false
        await this.commit(this.queue.take(MAX_BATCH))
      }
    } finally {
      // In the same turn as the last look at the queue: what is added from now on starts the next run.
      this.running = null
    }
  }

  /** Commits a batch, however long the database is away. One that is at fault itself is split until it stands alone. */
  private async commit(batch: readonly Entry[]): Promise<void> {
    const { writer, log, metrics, clock } = this.parts
    for (let retryMs = FIRST_RETRY_MS; ; retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)) {
      try {
        return await writer.write(batch)
      } catch (error) {
        metrics.commitFailures.inc()
        if (isPoison(error)) return this.split(batch, error)
        log.warn({ err: error, entries: batch.length, retryMs }, 'batch not committed, trying again')
        await clock.sleep(retryMs)
      }
    }
  }

  private async split(batch: readonly Entry[], error: unknown): Promise<void> {
    const { writer, log, metrics } = this.parts
    if (batch.length <= 1) {
      log.error({ err: error, entry: batch[0]?.kind }, 'entry set aside: it cannot be committed')
      metrics.dropped.inc({ reason: 'poison' }, batch.length)
      return writer.giveUp(batch)
    }
    const middle = batch.length >> 1
    await this.commit(batch.slice(0, middle))
    await this.commit(batch.slice(middle))
  }

  /** The queue is full: the oldest goes, and with it the chance to have it sent again. */
  private drop(): void {
    const { writer, log, metrics, clock, maxQueue } = this.parts
    writer.giveUp(this.queue.take(1))
    metrics.dropped.inc({ reason: 'full' })
    this.dropped.count++
    if (clock.now() - this.dropped.toldAt < TELL_DROPPED_MS) return
    log.error({ maxQueue, dropped: this.dropped.count }, 'queue full, oldest entries dropped')
    this.dropped = { count: 0, toldAt: clock.now() }
  }
}
