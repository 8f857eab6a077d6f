import type { Kysely } from 'kysely'
import type { Database } from '../../shared/database/schema.ts'
import { saveCheckpoints } from '../../shared/database/sessions/checkpoints.ts'
import type { Origin, Progress, ShardProgress } from './progress.ts'

/** How far every source of writes has come, stored in the transaction that commits the writes. */
export interface Checkpoints<Source extends Progress> {
  /** Stores how far this source has come from now on. */
  follow(progress: Source): void
  unfollow(progress: Source): void
  /** What is to be stored with a batch. @param committing origins of its writes */
  after(committing: readonly Origin[]): PendingCheckpoints
}

export interface PendingCheckpoints {
  /** Call it in the transaction of the batch. */
  save(trx: Kysely<Database>, now: number): Promise<void>
  /** The transaction was committed. */
  saved(): void
}

/** In a standalone process writes come from shards. */
export class ShardCheckpoints implements Checkpoints<ShardProgress> {
  private readonly followed = new Set<ShardProgress>()

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
        saveCheckpoints(
          trx,
          moved.map(({ checkpoint }) => checkpoint),
          now,
        ),
      saved: () => {
        for (const { progress, checkpoint } of moved) progress.markSaved(checkpoint)
      },
    }
  }
}
