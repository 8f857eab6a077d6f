import type { Kysely } from 'kysely'
import { heldAmong, useLeases } from '../../shared/database/processes/leases.ts'
import { savePositions } from '../../shared/database/processes/positions.ts'
import type { Database } from '../../shared/database/schema.ts'
import { saveCheckpoints } from '../../shared/database/sessions/checkpoints.ts'
import type { PartitionProgress } from './partition-progress.ts'
import type { Origin, Progress, ShardProgress } from './progress.ts'

/** The checkpoints of all sources of writes. They are stored in the transaction that commits the writes. */
export interface Checkpoints<Source extends Progress> {
  /** Stores checkpoints of this source from now on. */
  follow(progress: Source): void
  unfollow(progress: Source): void
  /** The checkpoints to store with a batch. @param committing origins of its writes @throws LeaseLost */
  after(committing: readonly Origin[]): PendingCheckpoints
  /**
   * Runs statements that come before the transaction of a batch. In a worker, a transaction checks the leases first.
   * @param committing origins of the writes
   * @throws LeaseLost
   */
  guard<Result>(
    db: Kysely<Database>,
    committing: readonly Origin[],
    statements: (db: Kysely<Database>) => Promise<Result>,
  ): Promise<Result>
}

export interface PendingCheckpoints {
  /** Call it in the transaction of the batch. @throws LeaseLost */
  save(trx: Kysely<Database>, now: number): Promise<void>
  /** The transaction was committed. */
  saved(): void
}

/** Checkpoints of shards: in a standalone process, writes come from shards. `saveAll` stores those of bots that the process still holds. */
export class ShardCheckpoints implements Checkpoints<ShardProgress> {
  private readonly followed = new Set<ShardProgress>()

  constructor(private readonly saveAll: typeof saveCheckpoints = saveCheckpoints) {}

  follow(progress: ShardProgress): void {
    this.followed.add(progress)
  }

  unfollow(progress: ShardProgress): void {
    this.followed.delete(progress)
  }

  after(committing: readonly Origin[]): PendingCheckpoints {
    const byProgress = Map.groupBy(committing, (origin) => origin.progress)
    const moved = [...this.followed].flatMap((progress) => {
      const checkpoint = progress.checkpointAfter(byProgress.get(progress) ?? [])
      return checkpoint === null ? [] : [{ progress, checkpoint }]
    })
    return {
      save: (trx, now) =>
        this.saveAll(
          trx,
          moved.map(({ checkpoint }) => checkpoint),
          now,
        ),
      saved: () => {
        for (const { progress, checkpoint } of moved) progress.markSaved(checkpoint)
      },
    }
  }

  guard<Result>(
    db: Kysely<Database>,
    _committing: readonly Origin[],
    statements: (db: Kysely<Database>) => Promise<Result>,
  ): Promise<Result> {
    return statements(db)
  }
}

/** Another process holds a partition whose writes were to be committed: that process commits them. */
class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
  /** Without a code, the batch itself would count as faulty. With this one it is tried again without the lost writes. */
  readonly code = 'LEASE_LOST'
}

/** A partition may be lost while a batch is prepared: then the batch is tried again without its writes. @throws LeaseLost */
function refuseLost(committing: readonly Origin[]): void {
  if (committing.some(({ progress }) => progress.isLost)) {
    throw new LeaseLost('a partition of this batch was lost while the batch was prepared')
  }
}

/** Positions of partitions: in a worker, writes come from the stream. The transaction checks the leases, so a paused process commits nothing. */
export class PartitionCheckpoints implements Checkpoints<PartitionProgress> {
  private readonly followed = new Set<PartitionProgress>()

  constructor(
    private readonly scope: string,
    private readonly processId: string,
  ) {}

  follow(progress: PartitionProgress): void {
    this.followed.add(progress)
  }

  unfollow(progress: PartitionProgress): void {
    this.followed.delete(progress)
  }

  after(committing: readonly Origin[]): PendingCheckpoints {
    refuseLost(committing)
    const byProgress = Map.groupBy(committing, (origin) => origin.progress)
    const moved = [...this.followed].flatMap((progress) => {
      if (progress.isLost) return []
      const origins = byProgress.get(progress) ?? []
      const position = progress.positionAfter(origins)
      return position === null && origins.length === 0 ? [] : [{ progress, position }]
    })
    return {
      save: (trx) => this.save(trx, moved),
      saved: () => {
        for (const { progress, position } of moved) if (position !== null) progress.markSaved(position)
      },
    }
  }

  guard<Result>(
    db: Kysely<Database>,
    committing: readonly Origin[],
    statements: (db: Kysely<Database>) => Promise<Result>,
  ): Promise<Result> {
    return db
      .transaction()
      .setIsolationLevel('read committed')
      .execute(async (trx) => {
        refuseLost(committing)
        const asking = new Set<Progress>(committing.map(({ progress }) => progress))
        const used = [...this.followed].filter((progress) => asking.has(progress))
        await this.useLeases(trx, used)
        return statements(trx)
      })
  }

  /** Locks the leases of partitions until the transaction ends. @throws LeaseLost */
  private async useLeases(trx: Kysely<Database>, used: readonly PartitionProgress[]): Promise<void> {
    const { scope, processId } = this
    const partitions = used.map(({ partition }) => partition)
    if (await useLeases(trx, scope, processId, partitions)) return
    const held = new Set(await heldAmong(trx, scope, processId, partitions))
    for (const progress of used) if (!held.has(progress.partition)) progress.lose()
    throw new LeaseLost('another process holds a partition of this batch')
  }

  private async save(
    trx: Kysely<Database>,
    moved: readonly { progress: PartitionProgress; position: number | null }[],
  ): Promise<void> {
    await this.useLeases(
      trx,
      moved.map(({ progress }) => progress),
    )
    await savePositions(
      trx,
      moved.flatMap(({ progress: { partition, stream }, position }) =>
        position === null ? [] : [{ partition, stream, position }],
      ),
    )
  }
}
