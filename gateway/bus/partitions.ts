import type { Kysely } from 'kysely'
import { announceProcess, withdrawProcess } from '../../shared/database/bots/leases.ts'
import { PARTITIONS } from '../../shared/database/processes/partition.ts'
import { loadPositions } from '../../shared/database/processes/positions.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import { repeat } from '../ops/repeat.ts'
import { within } from '../time/within.ts'
import type { ReceivedBatch } from './batch-message.ts'
import type { PartitionCheckpoints } from './checkpoints.ts'
import type { Entry } from './entry.ts'
import { ItemLeases } from './item-leases.ts'
import { PartitionProgress } from './partition-progress.ts'
import { PartitionReader } from './partition-reader.ts'
import type { Stream } from './stream.ts'

export const PARTITION_SCOPE = 'partitions'

/** How often a worker looks for partitions, and gives away those beyond its share. */
const LOOK_MS = 1_000
/** How often a lease is renewed before it would end. */
const RENEWALS = 4
/** How long the writes in hand of a partition that is given away may take to be committed. */
const SETTLE_MS = 5_000

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
  /** This process handles the partition from now on: what it remembers of its guilds may be old. */
  onTaken: (partition: number) => void
  bury: (partition: number, text: string, reason: string) => Promise<void>
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
  private readonly held = new Map<number, Held>()
  private stops: (() => void)[] = []
  private stopping = false
  private looked = false
  /** How many workers share the partitions, this one included. */
  workers = 1

  constructor(private readonly parts: PartitionsParts) {
    const { db, processId, leaseMs, clock, monotonic } = parts
    const items = { scope: PARTITION_SCOPE, count: PARTITIONS }
    this.leases = new ItemLeases({ db, items, processId, leaseMs, clock, monotonic })
    parts.metrics.watchPartitions(() => this.held.size)
  }

  start(): void {
    const { log, leaseMs } = this.parts
    this.stops = [
      repeat('take partitions', LOOK_MS, () => this.look(), log),
      repeat('renew partitions', leaseMs / RENEWALS, () => this.renew(), log),
    ]
  }

  /** The partitions whose guilds this process serves now. */
  get numbers(): number[] {
    return [...this.held.keys()].filter((partition) => this.leases.holds(partition))
  }

  /** Why nothing is committed here; empty where something is, or where other workers have all of it. */
  unready(): string[] {
    return this.looked ? [] : ['the partitions of the stream have not been looked at yet']
  }

  /** Reads no more. What was read is still to be committed, then released. */
  async stop(): Promise<void> {
    this.stopping = true
    for (const stop of this.stops) stop()
    await Promise.all([...this.held.values()].map(({ reader }) => reader.stop()))
  }

  /** Releases every partition, so that other workers can take them at once. */
  async release(): Promise<void> {
    const { db, processId } = this.parts
    await this.leases.release(this.leases.held)
    this.held.clear()
    await withdrawProcess(db, processId)
  }

  private async look(): Promise<void> {
    const { db, processId, leaseMs, clock } = this.parts
    const now = clock.now()
    const workers = await announceProcess(db, { processId, now, until: now + leaseMs }, 'worker')
    this.workers = workers
    const share = Math.ceil(PARTITIONS / workers)
    const beyond = this.held.size - share
    if (beyond > 0) await this.giveAway([...this.held.keys()].slice(-beyond))
    if (beyond < 0 && !this.stopping) await this.take(-beyond)
    this.looked = true
  }

  private async take(limit: number): Promise<void> {
    const { db, stream, log, metrics, clock } = this.parts
    const streamId = await stream.identity()
    const taken = await this.leases.take(limit)
    if (taken.length === 0) return
    const positions = await loadPositions(db, streamId, taken)
    for (const partition of taken) {
      const position = positions.get(partition) ?? 0
      this.parts.onTaken(partition)
      const progress: PartitionProgress = new PartitionProgress(partition, streamId, position, (saved) =>
        reader.acknowledge(saved),
      )
      const reader: PartitionReader = new PartitionReader({
        ...{ stream, streamId, partition, position, log, metrics, clock },
        onOtherStream: () => void this.giveBack(partition),
        deliver: (sequence, batch) => this.deliver(progress, sequence, batch),
        bury: (text, reason) => this.parts.bury(partition, text, reason),
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

  /** Ends what is in hand, so that the worker that takes the partition next finds it committed. */
  private async giveAway(partitions: readonly number[]): Promise<void> {
    await Promise.all(partitions.map((partition) => this.settle(partition)))
    await this.leases.release(partitions)
    this.forget(partitions)
    this.parts.log.info({ partitions: partitions.length, held: this.held.size }, 'partitions given to other workers')
  }

  /** Takes the partition anew at the next look, from where the new stream begins. */
  private async giveBack(partition: number): Promise<void> {
    this.forget([partition])
    await this.leases.release([partition]).catch((error: unknown) => {
      this.parts.log.warn({ err: error, partition }, 'a partition was not released; its lease ends by itself')
    })
  }

  private async settle(partition: number): Promise<void> {
    const held = this.held.get(partition)
    await held?.reader.stop()
    // What is not committed by then, the next worker reads again.
    if (held !== undefined) await within(SETTLE_MS, held.progress.settled())
  }

  private async renew(): Promise<void> {
    const lost = [...this.leases.takeExpired(), ...(await this.leases.renew())]
    if (lost.length === 0) return
    this.parts.log.warn({ partitions: lost.length }, 'partitions are lost to other workers')
    const readers = lost.map((partition) => this.held.get(partition)?.reader)
    this.forget(lost)
    await Promise.all(readers.map((reader) => reader?.stop()))
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
