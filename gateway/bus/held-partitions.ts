import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import { within } from '../time/within.ts'
import type { ReceivedBatch } from './batch-message.ts'
import type { PartitionCheckpoints } from './checkpoints.ts'
import type { Entry } from './entry.ts'
import { PartitionProgress } from './partition-progress.ts'
import { PartitionReader } from './partition-reader.ts'
import type { Stream } from './stream.ts'

/** How long the last writes of a partition that is given away may take to be committed. */
const SETTLE_MS = 5_000

export interface HeldPartitionsParts {
  stream: Stream
  checkpoints: PartitionCheckpoints
  /** Whether this process may read the partition now. */
  mayRead: (partition: number) => boolean
  /** Called when the stream that a partition was read from is lost, and another stream has its name. */
  onOtherStream: (progress: PartitionProgress) => Promise<void>
  /** Queues a write for the next batch. */
  add: (entry: Entry) => void
  /** Resolves when the queue has room. */
  room: () => Promise<void>
  /** Keeps an unreadable message or write. Resolves once it is stored. */
  keepDeadLetter: (partition: number, text: string, reason: string) => Promise<void>
  log: Log
  metrics: Metrics
  clock: { now(): number; sleep(ms: number): Promise<void> }
}

interface Held {
  progress: PartitionProgress
  reader: PartitionReader
}

/** The partitions that this process reads, each with its reader and its progress. */
export class HeldPartitions {
  private readonly held = new Map<number, Held>()

  constructor(private readonly parts: HeldPartitionsParts) {}

  get size(): number {
    return this.held.size
  }

  get numbers(): number[] {
    return [...this.held.keys()]
  }

  has(partition: number): boolean {
    return this.held.has(partition)
  }

  /** Whether the partition is still read with this progress. It may have been lost, and taken again with another one. */
  follows(progress: PartitionProgress): boolean {
    return this.held.get(progress.partition)?.progress === progress
  }

  /** Begins to read a partition. @param position sequence of the last message whose writes are committed; 0 for none */
  read(partition: number, streamId: string, position: number): void {
    const { stream, checkpoints, log, metrics, clock } = this.parts
    const progress: PartitionProgress = new PartitionProgress(partition, streamId, position, (saved) =>
      reader.acknowledge(saved),
    )
    const reader: PartitionReader = new PartitionReader({
      ...{ stream, streamId, partition, position, log, metrics, clock },
      onOtherStream: () => {
        this.parts.onOtherStream(progress).catch((error: unknown) => {
          log.warn(
            { err: error, partition },
            'a partition of the lost stream was not released; its lease ends by itself',
          )
        })
      },
      mayRead: () => this.parts.mayRead(partition),
      deliver: (sequence, batch) => this.deliver(progress, sequence, batch),
      keepDeadLetter: (text, reason) => this.parts.keepDeadLetter(partition, text, reason),
    })
    this.held.set(partition, { progress, reader })
    checkpoints.follow(progress)
    reader.start()
  }

  /** Stops all readers. The partitions stay held. */
  async stopReading(): Promise<void> {
    await Promise.all([...this.held.values()].map(({ reader }) => reader.stop()))
  }

  /** Stops reading a partition, and waits for a limited time until its last writes are committed. */
  async settle(partition: number): Promise<void> {
    const held = this.held.get(partition)
    if (held === undefined) return
    // Messages that are not committed by then are read again by the next worker.
    await within(
      SETTLE_MS,
      held.reader.stop().then(() => held.progress.settled()),
    )
  }

  /** Ends the use of partitions whose leases this process no longer holds. */
  lose(partitions: readonly number[]): void {
    // Not awaited: a reader may wait for the database or for NATS, and the other leases must be renewed meanwhile.
    for (const partition of partitions) {
      this.held
        .get(partition)
        ?.reader.stop()
        .catch((error: unknown) => {
          this.parts.log.warn({ err: error, partition }, 'the reader of a lost partition did not stop')
        })
    }
    this.forget(partitions)
  }

  /** Removes these partitions, and stores no more positions of them. */
  forget(partitions: readonly number[]): void {
    for (const partition of partitions) {
      const held = this.held.get(partition)
      if (held === undefined) continue
      held.progress.lose()
      this.parts.checkpoints.unfollow(held.progress)
      this.held.delete(partition)
    }
  }

  /** Removes all partitions when the process stops. */
  clear(): void {
    this.held.clear()
  }

  private async deliver(progress: PartitionProgress, sequence: number, batch: ReceivedBatch): Promise<void> {
    const { add, room } = this.parts
    for (const { write, source, receivedAt } of batch.writes) {
      add({ ...write, origin: progress.ask(source, sequence, batch.processId), receivedAt })
    }
    progress.finish(sequence)
    await room()
  }
}
