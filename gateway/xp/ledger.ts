import type { Checkpoints } from '../bus/checkpoints.ts'
import { type Entry, guildOf, laneOf } from '../bus/entry.ts'
import { FairQueue } from '../bus/fair-queue.ts'
import { Intake } from '../bus/intake.ts'
import type { Progress, ShardProgress } from '../bus/progress.ts'
import { describe } from '../discord/describe.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import { whyUnreachable } from '../ops/why-unreachable.ts'
import { doubledWaitMs } from '../time/back-off.ts'
import { within } from '../time/within.ts'
import type { BatchWriter } from './batch-writer.ts'
import { isPoison } from './database-errors.ts'
import { Quarantine, splitInTwo } from './quarantine.ts'

/** Entries in a batch. Larger batches gain little speed, and hold their locks for longer. */
const MAX_BATCH = 1_000
const RETRY_WAITS = { firstMs: 100, longestMs: 5_000 }
/** While the queue is full, the log names the losses once in this time. */
const TELL_DROPPED_MS = 10_000

export interface LedgerParts<Source extends Progress> {
  /** Keeps entries that cannot be committed, before they are dropped; if left out, they are only logged. */
  keepDeadLetter?: (entries: readonly Entry[], reason: string) => Promise<void>
  /** The checkpoints that the writer stores. */
  checkpoints: Checkpoints<Source>
  writer: BatchWriter
  /** Entries held while the database is away. Beyond this number, the oldest of the guild with the most are dropped and counted. */
  maxQueue: number
  log: Log
  metrics: Metrics
  clock: { now(): number; sleep(ms: number): Promise<void> }
}

/**
 * Writes entries to the database in batches. While one batch commits, the next one fills: there is no timer, no delay
 * when idle, and batches grow under load.
 */
export class Ledger<Source extends Progress = ShardProgress> {
  /** Decides which shards pause while the queue is too long. */
  readonly intake: Intake
  private readonly queue = new FairQueue<Entry>(laneOf)
  private readonly quarantine: Quarantine
  private running: Promise<void> | null = null
  private writing: Promise<void> = Promise.resolve()
  private flushing = false
  /** The batch that is being committed, and since when. */
  private underWay: { batch: readonly Entry[]; since: number } | null = null
  private commits = 0
  /** Why the last batch was not committed; null where it was. */
  failure: string | null = null
  private given = false
  private dropped = { count: 0, toldAt: Number.NEGATIVE_INFINITY }

  constructor(private readonly parts: LedgerParts<Source>) {
    this.quarantine = new Quarantine(() => parts.clock.now())
    this.intake = new Intake({ queue: this, maxQueue: parts.maxQueue, clock: parts.clock })
    parts.metrics.watchQueue(() => this.length)
    parts.metrics.watchOldest(() => this.oldestMs)
    parts.metrics.watchQuarantine(() => this.quarantine.length)
  }

  /** Stores checkpoints of this source from now on. */
  follow(progress: Source): void {
    this.parts.checkpoints.follow(progress)
  }

  /** Stores no checkpoints of this source. Resolves when the batch under way has ended, because it may store one more. */
  async unfollow(progress: Source): Promise<void> {
    this.parts.checkpoints.unfollow(progress)
    await this.writing
  }

  add(entry: Entry): void {
    this.queue.add(entry)
    if (this.length > this.parts.maxQueue) this.drop()
    this.running ??= this.run()
  }

  /** Stores the checkpoints of every source, also if no entry is queued. Resolves when the queue is empty. */
  async flush(): Promise<void> {
    this.flushing = true
    this.running ??= this.run()
    await this.running
  }

  /** How long the oldest entry has waited to be committed, in milliseconds; 0 if none waits. */
  get oldestMs(): number {
    if (this.underWay === null) return 0
    const { batch, since } = this.underWay
    return Math.max(0, this.parts.clock.now() - (batch[0]?.receivedAt ?? since))
  }

  /**
   * Commits the queued entries while the database accepts them, and then ends for good.
   * @param patienceMs how long one batch may take
   * @returns how many entries are left; Discord sends their events again to the process that resumes
   */
  async drain(patienceMs: number): Promise<number> {
    const done = this.flush()
    for (let before = this.commits; !(await within(patienceMs, done)); before = this.commits) {
      if (this.commits > before) continue
      this.given = true
      return this.length + (this.underWay?.batch.length ?? 0)
    }
    return 0
  }

  /** How many entries wait for a batch. The batch under way does not count. */
  get length(): number {
    return this.queue.length + this.quarantine.length
  }

  private async run(): Promise<void> {
    // Entries of the same turn of the event loop go into one batch.
    await Promise.resolve()
    try {
      while (!this.given && (this.length > 0 || this.flushing)) {
        const { flushing } = this
        this.flushing = false
        const free = await this.withoutQuarantined(this.queue.take(MAX_BATCH))
        if (free.length > 0 || flushing) await this.commit(free)
        const apart = this.quarantine.next(MAX_BATCH)
        if (apart.length > 0) await this.commit(apart)
      }
    } finally {
      // In the same turn as the last look at the queue, so that the next entry starts the next run.
      this.running = null
    }
  }

  /** Leaves the entries of servers in quarantine out of a batch. They are tried apart. @returns the other entries */
  private async withoutQuarantined(batch: readonly Entry[]): Promise<readonly Entry[]> {
    const { free, hopeless } = this.quarantine.sort(batch)
    await this.setAside(hopeless, 'several entries of this member could not be committed')
    return free
  }

  /** Commits a batch, and tries again for as long as the database is away. A batch that is itself the cause is split. */
  private async commit(batch: readonly Entry[]): Promise<void> {
    const { writer, log, metrics, clock } = this.parts
    this.underWay = { batch, since: clock.now() }
    for (let failures = 1; ; failures++) {
      try {
        const writing = writer.write(batch)
        this.writing = writing.catch(() => {})
        await writing
        this.commits++
        this.failure = null
        this.underWay = null
        return
      } catch (error) {
        metrics.commitFailures.inc()
        if (isPoison(error)) {
          this.underWay = null
          return this.split(batch, error)
        }
        this.failure = whyUnreachable(error) ?? describe(error)
        const retryMs = doubledWaitMs(failures, RETRY_WAITS)
        log.warn({ err: error, entries: batch.length, retryMs }, 'batch not committed, trying again')
        await clock.sleep(retryMs)
        // A later commit would store checkpoints beyond the entries that are left here.
        if (this.given) return new Promise(() => {})
      }
    }
  }

  private async split(batch: readonly Entry[], error: unknown): Promise<void> {
    const { log } = this.parts
    const [entry, second] = batch
    if (entry === undefined) {
      log.error({ err: error }, 'checkpoints cannot be stored')
      return
    }
    if (second === undefined) {
      const others = this.quarantine.blame(entry)
      const about = { entry: entry.kind, guild: guildOf(entry), others: others.length }
      log.error({ err: error, ...about }, 'entry set aside: it cannot be committed')
      return this.setAside([entry, ...others], error instanceof Error ? error.message : String(error))
    }
    const guildId = guildOf(entry)
    if (guildId !== null && batch.every((other) => guildOf(other) === guildId)) {
      const isNew = this.quarantine.hold(guildId, batch)
      if (isNew) log.warn({ guild: guildId, err: error }, 'entries of this server cannot be committed: tried apart')
      return
    }
    for (const part of splitInTwo(batch)) {
      // After the first part, a server may be in quarantine: its entries in the second part must not be committed first.
      const free = await this.withoutQuarantined(part)
      if (free.length > 0) await this.commit(free)
    }
  }

  private async setAside(entries: readonly Entry[], reason: string): Promise<void> {
    if (entries.length === 0) return
    await this.parts.keepDeadLetter?.(entries, reason)
    this.parts.metrics.dropped.inc({ reason: 'poison' }, entries.length)
    this.parts.writer.discard(entries)
    // Perhaps no other entry follows, so the checkpoints are stored by themselves.
    this.flushing = true
  }

  /** Drops an old entry because the queue is full. Discord does not send its event again. */
  private drop(): void {
    const { writer, log, metrics, clock, maxQueue } = this.parts
    const dropped = this.queue.drop()
    if (dropped === undefined) return
    writer.discard([dropped])
    metrics.dropped.inc({ reason: 'full' })
    this.dropped.count++
    if (clock.now() - this.dropped.toldAt < TELL_DROPPED_MS) return
    log.error({ maxQueue, dropped: this.dropped.count }, 'queue full, oldest entries dropped')
    this.dropped = { count: 0, toldAt: clock.now() }
  }
}
