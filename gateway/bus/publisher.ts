import { PARTITIONS, partitionOf } from '../../shared/database/processes/partition.ts'
import type { Checkpoint } from '../../shared/database/sessions/checkpoints.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import { doubledWaitMs } from '../time/back-off.ts'
import { within } from '../time/within.ts'
import { encodeBatch, sentWriteOf } from './batch-message.ts'
import { type Entry, guildOf, laneOf } from './entry.ts'
import { FairQueue } from './fair-queue.ts'
import { Intake } from './intake.ts'
import type { ShardCommits, ShardProgress } from './progress.ts'

/** Writes in one message. More need fewer acknowledgements, but one message then occupies a worker for longer. */
const MAX_WRITES = 100
/** A NATS server refuses messages above 1 MB; a longer text is sent in two halves. */
const MAX_LENGTH = 500_000
const RETRY_WAITS = { firstMs: 100, longestMs: 2_000 }
/** How often the checkpoints of shards are stored, while they move. */
const SAVE_EVERY_MS = 250
/** How often the same failure is logged. */
const TELL_EVERY_MS = 10_000

export interface PublisherParts {
  /** Stores a message in the stream. Resolves once it is on disk; the same id twice is stored once. */
  publish: (partition: number, id: string, text: string) => Promise<void>
  /** Called with each entry before it is queued. */
  onAdd?: (entry: Entry) => void
  /** Called with each entry that is dropped because the queue is full. @returns `later` if its event is not handled yet */
  onDrop?: (entry: Entry) => 'later' | undefined
  saveCheckpoints: (checkpoints: readonly Checkpoint[]) => Promise<void>
  processId: string
  /** Writes held while the stream accepts none. Beyond this number the oldest writes of the guild with the most are dropped. */
  maxQueue: number
  log: Log
  metrics: Metrics
  clock: { now(): number; sleep(ms: number): Promise<void> }
}

/**
 * Sends writes to the workers. A partition has one message under way at a time, and the next is sent once that one is
 * stored: so the writes of a guild stay in the order of their events, whatever fails and is sent again.
 */
export class Publisher implements ShardCommits {
  readonly intake: Intake
  private readonly queues = new Map<number, FairQueue<Entry>>()
  private readonly sending = new Map<number, Promise<void>>()
  private readonly underWay = new Map<number, readonly Entry[]>()
  private readonly shards = new Set<ShardProgress>()
  private saving: Promise<void> | null = null
  private timer: ReturnType<typeof setTimeout> | null = null
  length = 0
  private sent = 0
  private ended = false
  private dropped = { count: 0, toldAt: Number.NEGATIVE_INFINITY }
  private warnedAt = Number.NEGATIVE_INFINITY
  /** Why the stream last refused a message; null before the first time. */
  failure: string | null = null

  constructor(private readonly parts: PublisherParts) {
    this.intake = new Intake({ queue: this, maxQueue: parts.maxQueue, clock: parts.clock })
    parts.metrics.watchQueue(() => this.length)
    parts.metrics.watchOldest(() => this.oldestMs)
  }

  /** Checkpoints of this shard are stored from now on. */
  follow(progress: ShardProgress): void {
    this.shards.add(progress)
  }

  /** Checkpoints of this shard are no longer stored. */
  async unfollow(progress: ShardProgress): Promise<void> {
    this.shards.delete(progress)
    await this.saving
  }

  /** Queues a write for the stream. */
  add(entry: Entry): void {
    this.parts.onAdd?.(entry)
    for (const [partition, part] of partsOf(entry)) {
      const queue = this.queues.get(partition) ?? new FairQueue<Entry>(laneOf)
      this.queues.set(partition, queue)
      queue.add(part)
      this.length++
      if (this.length > this.parts.maxQueue) this.drop()
      this.start(partition)
    }
    this.saveSoon()
  }

  /** Waits until the queued entries are in the stream, and stores the checkpoint of every shard. */
  async flush(): Promise<void> {
    await Promise.all(this.sending.values())
    await this.saving
    await this.save()
  }

  /** Whether less than half of the queue is used. */
  get hasRoom(): boolean {
    return this.length < this.parts.maxQueue / 2
  }

  /** How long the oldest write has waited to be stored, in milliseconds; 0 where none waits. */
  get oldestMs(): number {
    const now = this.parts.clock.now()
    let oldest = now
    for (const [entry] of this.underWay.values()) oldest = Math.min(oldest, entry?.receivedAt ?? now)
    return now - oldest
  }

  /**
   * Sends the queued entries for as long as the stream accepts them; then ends for good.
   * @param patienceMs how long it waits for the next message to be stored
   * @returns how many writes are left, which Discord sends again to the process that resumes
   */
  async drain(patienceMs: number): Promise<number> {
    const idle = Promise.all(this.sending.values())
    for (let before = this.sent; !(await within(patienceMs, idle)); before = this.sent) {
      if (this.sent > before) continue
      this.ended = true
      break
    }
    if (this.timer !== null) clearTimeout(this.timer)
    await this.saving
    await this.save()
    return this.length
  }

  private start(partition: number): void {
    if (this.sending.has(partition)) return
    const sending = this.send(partition).finally(() => this.sending.delete(partition))
    this.sending.set(partition, sending)
  }

  private async send(partition: number): Promise<void> {
    // Writes that are received in the same turn are sent in one message.
    await Promise.resolve()
    const queue = this.queues.get(partition)
    while (queue !== undefined && queue.length > 0 && !this.ended) {
      await this.sendBatch(partition, queue.take(MAX_WRITES))
    }
  }

  private async sendBatch(partition: number, entries: readonly Entry[]): Promise<void> {
    const { processId, metrics } = this.parts
    const text = encodeBatch({ processId, writes: entries.map(sentWriteOf) })
    if (text.length > MAX_LENGTH && entries.length > 1) {
      const half = entries.length >> 1
      await this.sendBatch(partition, entries.slice(0, half))
      return this.sendBatch(partition, entries.slice(half))
    }
    this.underWay.set(partition, entries)
    const since = performance.now()
    await this.publish(partition, text)
    if (this.ended) return
    metrics.publishSeconds.observe((performance.now() - since) / 1_000)
    this.underWay.delete(partition)
    this.length -= entries.length
    this.sent++
    metrics.published.inc(entries.length)
    for (const { origin } of entries) origin?.progress.settle(origin)
    this.saveSoon()
  }

  /** Tries until the message is stored, under one id. */
  private async publish(partition: number, text: string): Promise<void> {
    const { log, metrics, clock, processId } = this.parts
    const id = `${processId}:${crypto.randomUUID()}`
    for (let failures = 1; !this.ended; failures++) {
      try {
        return await this.parts.publish(partition, id, text)
      } catch (error) {
        metrics.publishFailures.inc()
        this.failure = error instanceof Error ? error.message : String(error)
        const retryMs = doubledWaitMs(failures, RETRY_WAITS)
        // Not each failure: each partition tries again every few seconds, possibly for hours.
        if (clock.now() - this.warnedAt >= TELL_EVERY_MS) {
          this.warnedAt = clock.now()
          log.warn({ err: error, partition, retryMs }, 'the stream did not store a message, sending it again')
        }
        await clock.sleep(retryMs)
      }
    }
  }

  private saveSoon(): void {
    if (this.ended) return
    this.timer ??= setTimeout(() => {
      this.timer = null
      this.saving ??= this.save().finally(() => {
        this.saving = null
      })
    }, SAVE_EVERY_MS)
  }

  private async save(): Promise<void> {
    const checkpoints = [...this.shards].flatMap((progress) => {
      const checkpoint = progress.checkpointAfter([])
      return checkpoint === null ? [] : [{ progress, checkpoint }]
    })
    if (checkpoints.length === 0) return
    try {
      await this.parts.saveCheckpoints(checkpoints.map(({ checkpoint }) => checkpoint))
      for (const { progress, checkpoint } of checkpoints) progress.markSaved(checkpoint)
    } catch (error) {
      this.parts.log.warn({ err: error }, 'checkpoints were not stored, trying again')
      this.saveSoon()
    }
  }

  /** The queue is full: drops the oldest write of the guild with the most. */
  private drop(): void {
    const { log, metrics, clock, maxQueue } = this.parts
    const longest = [...this.queues.values()].reduce((most, queue) => (queue.length > most.length ? queue : most))
    const dropped = longest.drop()
    if (dropped === undefined) return
    this.length--
    const isHandled = this.parts.onDrop?.(dropped) !== 'later'
    if (isHandled && dropped.origin) dropped.origin.progress.settle(dropped.origin)
    metrics.dropped.inc({ reason: 'full' })
    this.dropped.count++
    if (clock.now() - this.dropped.toldAt < TELL_EVERY_MS) return
    log.error({ maxQueue, dropped: this.dropped.count }, 'queue full, oldest writes dropped')
    this.dropped = { count: 0, toldAt: clock.now() }
  }
}

/** Divides a write among the partitions that it concerns. */
function partsOf(entry: Entry): [number, Entry][] {
  const guildId = guildOf(entry)
  if (guildId !== null) return [[partitionOf(guildId), entry]]
  if (entry.kind !== 'guilds-listed') return [[0, entry]]
  const lists = new Map<number, Snowflake[]>(Array.from({ length: PARTITIONS }, (_, partition) => [partition, []]))
  for (const id of entry.guildIds) lists.get(partitionOf(id))?.push(id)
  // The first part is settled as the entry itself; each other part is one more write of the same event.
  const another = () => entry.origin?.progress.again(entry.origin) ?? null
  return [...lists].map(([partition, guildIds], nth) => [
    partition,
    { ...entry, guildIds, partition, origin: nth === 0 ? entry.origin : another() },
  ])
}
