import type { Kysely } from 'kysely'
import { withdrawProcess } from '../../shared/database/bots/leases.ts'
import { PARTITIONS } from '../../shared/database/processes/partition.ts'
import { loadPositions } from '../../shared/database/processes/positions.ts'
import type { Database } from '../../shared/database/schema.ts'
import { repeat } from '../ops/repeat.ts'
import { allEnd, allInTurn } from '../time/all-end.ts'
import { within } from '../time/within.ts'
import { HeldPartitions, type HeldPartitionsParts } from './held-partitions.ts'
import { ItemLeases } from './item-leases.ts'
import { RENEWALS_PER_LEASE } from './lease-time.ts'
import { LiveProcess } from './live-process.ts'
import type { PartitionProgress } from './partition-progress.ts'

/** The name under which the leases of partitions are stored. */
export const PARTITION_SCOPE = 'partitions'

/** How often a worker looks for partitions, and gives away those beyond its share. */
const LOOK_MS = 1_000
/** How long a look waits until partitions are taken. */
const TAKE_WITHIN_MS = 5_000
/** How long readers may take to end when the process stops. */
const STOP_READING_MS = 3_000

export interface PartitionsParts extends Omit<HeldPartitionsParts, 'mayRead' | 'onOtherStream'> {
  db: Kysely<Database>
  processId: string
  leaseMs: number
  /** Called when this process takes a partition: its memory about the guilds of the partition may be outdated. */
  onTaken: (partition: number) => void
  monotonic: () => number
}

/** A worker's fair share of the partitions, each read in order from where the last worker stopped. */
export class Partitions {
  private readonly leases: ItemLeases
  private readonly live: LiveProcess
  private readonly held: HeldPartitions
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
    this.held = new HeldPartitions({
      ...parts,
      mayRead: (partition) => this.leases.holds(partition),
      onOtherStream: (progress) => this.giveBack(progress),
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
    return this.held.numbers.filter((partition) => this.leases.holds(partition))
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
    // A reader that waits for NATS or for the database delivers at most the message that it has in hand.
    await within(STOP_READING_MS, this.held.stopReading())
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
      if (this.held.size > 0) await this.giveAway(this.held.numbers)
      return
    }
    const share = Math.ceil(PARTITIONS / this.live.count)
    const beyond = this.held.size - share
    if (beyond > 0) await this.giveAway(this.held.numbers.slice(-beyond))
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
    const { db, stream, log } = this.parts
    const streamId = await stream.identity()
    // A lease that was taken before something failed has no reader yet.
    const unread = this.leases.held.filter((partition) => !this.held.has(partition))
    const taken = [...unread, ...(await this.leases.take(limit - unread.length))]
    if (taken.length === 0) return
    const positions = await loadPositions(db, streamId, taken)
    if (this.stopping) return
    // The database may have answered so late that leases have ended meanwhile.
    for (const partition of taken.filter((each) => this.leases.holds(each))) {
      this.parts.onTaken(partition)
      this.held.read(partition, streamId, positions.get(partition) ?? 0)
    }
    log.info({ partitions: taken.length, held: this.held.size }, 'partitions taken')
  }

  /** Commits the writes in hand, so that the next worker of the partition need not read them again. */
  private async giveAway(partitions: readonly number[]): Promise<void> {
    await allInTurn(
      () => allEnd(partitions.map((partition) => this.held.settle(partition))),
      // The partitions are forgotten also if the database fails: their leases then end by themselves. If a partition without
      // a lease still counted as held, no worker would read it.
      () => this.leases.release(partitions).finally(() => this.held.forget(partitions)),
    )
    this.parts.log.info({ partitions: partitions.length, held: this.held.size }, 'partitions given to other workers')
  }

  /** Commits the messages that were read from the lost stream; then takes the partition anew, from the start of the new stream. */
  private async giveBack(progress: PartitionProgress): Promise<void> {
    const { log } = this.parts
    const { partition } = progress
    log.error({ partition }, 'the stream was made anew: messages of the old one that were not read yet are lost')
    await allInTurn(
      () => this.held.settle(partition),
      async () => {
        // The lease may have ended meanwhile, and the partition may have been taken anew.
        if (!this.held.follows(progress)) return
        this.held.forget([partition])
        await this.leases.release([partition])
      },
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
    this.held.lose(partitions)
  }
}
