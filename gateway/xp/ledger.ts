import type { Checkpoints } from '../bus/checkpoints.ts'
import { type Entry, guildOf, laneOf } from '../bus/entry.ts'
import { FairQueue } from '../bus/fair-queue.ts'
import type { Progress, ShardProgress } from '../bus/progress.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import { doubledWaitMs } from '../time/back-off.ts'
import { within } from '../time/within.ts'
import type { BatchWriter } from './batch-writer.ts'
import { isPoison } from './database-errors.ts'
import { Quarantine, splitInTwo } from './quarantine.ts'

/** More would make a batch slower than it makes the whole faster, and hold its locks for longer. */
const MAX_BATCH = 1_000
const RETRY_WAITS = { firstMs: 100, longestMs: 5_000 }
/** While the queue is full, its losses are told this often. */
const TELL_DROPPED_MS = 10_000

export interface LedgerParts<Source extends Progress> {
  /** Keeps entries that cannot be committed, before they are dropped; if left out, they are only logged. */
  keepDeadLetter?: (entries: readonly Entry[], reason: string) => Promise<void>
  /** The same that the writer stores. */
  checkpoints: Checkpoints<Source>
  writer: BatchWriter
  /** Entries held while the database is away; past it the oldest of the guild with the most are dropped and counted. */
  maxQueue: number
  log: Log
  metrics: Metrics
  clock: { now(): number; sleep(ms: number): Promise<void> }
}

/**
 * Carries what events want written to the database. While one batch commits the next gathers: no timers, no delay
 * when idle, large batches under load.
 */
export class Ledger<Source extends Progress = ShardProgress> {
  private readonly queue = new FairQueue<Entry>(laneOf)
  private readonly quarantine: Quarantine
  private running: Promise<void> | null = null
  private writing: Promise<void> = Promise.resolve()
  private flushing = false
  /** What is being committed, and since when. */
  private underWay: { batch: readonly Entry[]; since: number } | null = null
  private commits = 0
  private given = false
  private dropped = { count: 0, toldAt: Number.NEGATIVE_INFINITY }

  constructor(private readonly parts: LedgerParts<Source>) {
    this.quarantine = new Quarantine(() => parts.clock.now())
    parts.metrics.watchQueue(() => this.length)
    parts.metrics.watchOldest(() => this.oldestMs)
    parts.metrics.watchQuarantine(() => this.quarantine.length)
  }

  /** How far this source has come is stored from now on. */
  follow(progress: Source): void {
    this.parts.checkpoints.follow(progress)
  }

  /** From now on its checkpoints are not stored. Resolves once the batch under way, which may yet store one, has ended. */
  async unfollow(progress: Source): Promise<void> {
    this.parts.checkpoints.unfollow(progress)
    await this.writing
  }

  add(entry: Entry): void {
    this.queue.add(entry)
    if (this.length > this.parts.maxQueue) this.drop()
    this.running ??= this.run()
  }

  /** Stores how far every shard has come, also where nothing was earned lately; then waits until nothing is queued. */
  async flush(): Promise<void> {
    this.flushing = true
    this.running ??= this.run()
    await this.running
  }

  /** How long the oldest entry has waited to be committed; 0 where none waits. */
  get oldestMs(): number {
    if (this.underWay === null) return 0
    const { batch, since } = this.underWay
    return Math.max(0, this.parts.clock.now() - (batch[0]?.receivedAt ?? since))
  }

  /**
   * Commits what is queued, for as long as the database takes it; then ends for good.
   * @param patienceMs how long one batch may take
   * @returns how many entries are left, which Discord sends again to whoever resumes
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

  /** How many entries wait to be committed, those under way not counted. */
  get length(): number {
    return this.queue.length + this.quarantine.length
  }

  private async run(): Promise<void> {
    // What comes in the same turn goes into one batch.
    await Promise.resolve()
    try {
      while (!this.given && (this.length > 0 || this.flushing)) {
        const { flushing } = this
        this.flushing = false
        const { free, hopeless } = this.quarantine.sort(this.queue.take(MAX_BATCH))
        await this.setAside(hopeless, 'several entries of this member could not be committed')
        if (free.length > 0 || flushing) await this.commit(free)
        const apart = this.quarantine.next(MAX_BATCH)
        if (apart.length > 0) await this.commit(apart)
      }
    } finally {
      // In the same turn as the last look at the queue: what is added from now on starts the next run.
      this.running = null
    }
  }

  /** Commits a batch, however long the database is away. One that is at fault itself is split. */
  private async commit(batch: readonly Entry[]): Promise<void> {
    const { writer, log, metrics, clock } = this.parts
    this.underWay = { batch, since: clock.now() }
    for (let failures = 1; ; failures++) {
      try {
        const writing = writer.write(batch)
        this.writing = writing.catch(() => {})
        await writing
        this.commits++
        this.underWay = null
        return
      } catch (error) {
        metrics.commitFailures.inc()
        if (isPoison(error)) {
          this.underWay = null
          return this.split(batch, error)
        }
        const retryMs = doubledWaitMs(failures, RETRY_WAITS)
        log.warn({ err: error, entries: batch.length, retryMs }, 'batch not committed, trying again')
        await clock.sleep(retryMs)
        // Nothing may be committed after what is left here: checkpoints would pass over it.
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
    for (const part of splitInTwo(batch)) await this.commit(part)
  }

  private async setAside(entries: readonly Entry[], reason: string): Promise<void> {
    if (entries.length === 0) return
    await this.parts.keepDeadLetter?.(entries, reason)
    this.parts.metrics.dropped.inc({ reason: 'poison' }, entries.length)
    this.parts.writer.discard(entries)
    // Nothing may follow that would store how far this has brought their shards.
    this.flushing = true
  }

  /** The queue is full: an old one goes, and with it the chance to have it sent again. */
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
