import type { Kysely } from 'kysely'
import { withdrawProcess } from '../../shared/database/bots/leases.ts'
import { PARTITIONS } from '../../shared/database/processes/partition.ts'
import { loadPositions } from '../../shared/database/processes/positions.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import { repeat } from '../ops/repeat.ts'
import { allEnd, allInTurn } from '../time/all-end.ts'
import { within } from '../time/within.ts'
import type { ReceivedBatch } from './batch-message.ts'
import type { PartitionCheckpoints } from './checkpoints.ts'
import type { Entry } from './entry.ts'
import { ItemLeases } from './item-leases.ts'
import { RENEWALS_PER_LEASE } from './lease-time.ts'
import { LiveProcess } from './live-process.ts'
import { PartitionProgress } from './partition-progress.ts'
import { PartitionReader } from './partition-reader.ts'
import type { Stream } from './stream.ts'

/** The name under which the leases of partitions are stored. */
export const PARTITION_SCOPE = 'partitions'

/** How often a worker looks for partitions, and gives away those beyond its share. */
const LOOK_MS = 1_000
/** How long the last writes of a partition that is given away may take to be committed. */
const SETTLE_MS = 5_000
/** How long a look waits until partitions are taken. */
const TAKE_WITHIN_MS = 5_000
/** How long readers may take to end when the process stops. */
const STOP_READING_MS = 3_000

export interface PartitionsParts {
  db: Kysely<Database>
  stream: Stream
  checkpoints: PartitionCheckpoints
  processId: string
  leaseMs: number
  /** Queues a write for the next batch. */
  add: (entry: Entry) => void
  /** Resolves when the queue has room. */
  room: () => Promise<void>
  /** Called when this process takes a partition: its memory about the guilds of the partition may be outdated. */
  onTaken: (partition: number) => void
  /** Keeps an unreadable message or write. Resolves once it is stored. */
  keepDeadLetter: (partition: number, text: string, reason: string) => Promise<void>
  log: Log
  metrics: Metrics
  clock: { now(): number; sleep(ms: number): Promise<void> }
  monotonic: () => number
}

interface Held {
  progress: PartitionProgress
  reader: PartitionReader
}

/** A worker's fair share of the partitions, each read in order from where the last worker stopped. */
export class Partitions {
  private readonly leases: ItemLeases
  private readonly live: LiveProcess
  private readonly held = new Map<number, Held>()
  private stops: (() => void)[] = []
  private stopping = false
  private looked = false
  private taking: Promise<void> | null = null

  constructor(private readonly parts: PartitionsParts) {
    const { db, processId, leaseMs, clock, monotonic } = parts
    const items = { scope: PARTITION_SCOPE, count: PARTITIONS }
    this.leases = new ItemLeases({ db, items, processId, leaseMs, clock, monotonic })
    this.live = new LiveProcess({
      ...{ ...parts, role: 'worker', patienceMs: leaseMs },
      isReachable: () => parts.stream.isConnected,
    })
    parts.metrics.watchPartitions(() => this.held.size)
  }

  start(): void {
    const { log, leaseMs } = this.parts
    this.stops = [
      repeat('take partitions', LOOK_MS, () => this.look(), log),
      repeat('renew partitions', leaseMs / RENEWALS_PER_LEASE, () => this.renew(), log),
    ]
  }

  /** The partitions whose guilds this process serves now. */
  get numbers(): number[] {
    return [...this.held.keys()].filter((partition) => this.leases.holds(partition))
  }

  /** How many workers share the partitions, this one included. */
  get workers(): number {
    return this.live.count
  }

  /** Why this worker is not ready; empty once it has looked for partitions. */
  unready(): string[] {
    return this.looked ? [] : ['the partitions of the stream have not been looked at yet']
  }

  /** Stops reading. The caller then commits the messages that were read, and calls `release`. */
  async stop(): Promise<void> {
    this.stopping = true
    for (const stop of this.stops) stop()
    const readers = [...this.held.values()].map(({ reader }) => reader.stop())
    // A reader that waits for NATS or for the database delivers at most the message that it has in hand.
    await within(STOP_READING_MS, Promise.all(readers))
  }

  /** Releases every partition, so that other workers can take them at once. */
  async release(): Promise<void> {
    const { db, processId } = this.parts
    this.held.clear()
    await allEnd([this.leases.release(this.leases.held), withdrawProcess(db, processId)])
  }

  private async look(): Promise<void> {
    const standing = await this.live.look()
    if (standing === 'keeps') return
    if (standing === 'leaves') {
      if (this.held.size > 0) await this.giveAway([...this.held.keys()])
      return
    }
    const share = Math.ceil(PARTITIONS / this.live.count)
    const beyond = this.held.size - share
    if (beyond > 0) await this.giveAway([...this.held.keys()].slice(-beyond))
    if (beyond < 0 && !this.stopping) await this.takeInTime(-beyond)
    this.looked = true
  }

  /** Takes partitions. The wait is limited: NATS may be lost meanwhile, and the next look must not wait until it is back. */
  private async takeInTime(limit: number): Promise<void> {
    this.taking ??= this.take(limit).finally(() => {
      this.taking = null
    })
    await within(TAKE_WITHIN_MS, this.taking)
  }

  private async take(limit: number): Promise<void> {
    const { db, stream, log, metrics, clock } = this.parts
    const streamId = await stream.identity()
    // A lease that was taken before something failed has no reader yet.
    const unread = this.leases.held.filter((partition) => !this.held.has(partition))
    const taken = [...unread, ...(await this.leases.take(limit - unread.length))]
    if (taken.length === 0) return
    const positions = await loadPositions(db, streamId, taken)
    if (this.stopping) return
    // The database may have answered so late that leases have ended meanwhile.
    for (const partition of taken.filter((each) => this.leases.holds(each))) {
      const position = positions.get(partition) ?? 0
      this.parts.onTaken(partition)
      const progress: PartitionProgress = new PartitionProgress(partition, streamId, position, (saved) =>
        reader.acknowledge(saved),
      )
      const reader: PartitionReader = new PartitionReader({
        ...{ stream, streamId, partition, position, log, metrics, clock },
        onOtherStream: () => {
          this.giveBack(progress).catch((error: unknown) => {
            log.warn(
              { err: error, partition },
              'a partition of the lost stream was not released; its lease ends by itself',
            )
          })
        },
        mayRead: () => this.leases.holds(partition),
        deliver: (sequence, batch) => this.deliver(progress, sequence, batch),
        keepDeadLetter: (text, reason) => this.parts.keepDeadLetter(partition, text, reason),
      })
      this.held.set(partition, { progress, reader })
      this.parts.checkpoints.follow(progress)
      reader.start()
    }
    log.info({ partitions: taken.length, held: this.held.size }, 'partitions taken')
  }

  private async deliver(progress: PartitionProgress, sequence: number, batch: ReceivedBatch): Promise<void> {
    const { add, room } = this.parts
    for (const { write, source, receivedAt } of batch.writes) {
      add({ ...write, origin: progress.ask(source, sequence, batch.processId), receivedAt })
    }
    progress.finish(sequence)
    await room()
  }

  /** Commits the writes in hand, so that the next worker of the partition need not read them again. */
  private async giveAway(partitions: readonly number[]): Promise<void> {
    await allInTurn(
      () => allEnd(partitions.map((partition) => this.settle(partition))),
      // Also if the database fails: the leases then end by themselves. If a partition without a lease still counted as held,
      // no worker would read it.
      () => this.leases.release(partitions).finally(() => this.forget(partitions)),
    )
    this.parts.log.info({ partitions: partitions.length, held: this.held.size }, 'partitions given to other workers')
  }

  /** Commits the messages that were read from the lost stream; then takes the partition anew, from the start of the new stream. */
  private async giveBack(progress: PartitionProgress): Promise<void> {
    const { log } = this.parts
    const { partition } = progress
    log.error({ partition }, 'the stream was made anew: messages of the old one that were not read yet are lost')
    await allInTurn(
      () => this.settle(partition),
      async () => {
        // The lease may have ended meanwhile, and the partition may have been taken anew.
        if (this.held.get(partition)?.progress !== progress) return
        this.forget([partition])
        await this.leases.release([partition])
      },
    )
  }

  private async settle(partition: number): Promise<void> {
    const held = this.held.get(partition)
    if (held === undefined) return
    // What is not committed by then, the next worker reads again.
    await within(
      SETTLE_MS,
      held.reader.stop().then(() => held.progress.settled()),
    )
  }

  private async renew(): Promise<void> {
    // First, and not in the renewal: while the database is away the renewal fails, and expired leases must end all the same.
    this.lose(this.leases.takeExpired())
    this.lose(await this.leases.renew())
  }

  /** Ends the use of partitions whose leases this process no longer holds. */
  private lose(partitions: readonly number[]): void {
    if (partitions.length === 0) return
    this.parts.log.warn(
      { partitions: partitions.length },
      'leases of partitions have ended; their messages are read again',
    )
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

  private forget(partitions: readonly number[]): void {
    for (const partition of partitions) {
      const held = this.held.get(partition)
      if (held === undefined) continue
      held.progress.lose()
      this.parts.checkpoints.unfollow(held.progress)
      this.held.delete(partition)
    }
  }
}
