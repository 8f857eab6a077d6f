import type { Kysely } from 'kysely'
import { appliedNames, pendingOf, unknownOf } from '../shared/database/migrations/applied.ts'
import { readClock } from '../shared/database/query/clock.ts'
import type { Database } from '../shared/database/schema.ts'
import { DatabaseReason, NO_ANSWER_IN_TIME, reasonOfFailure } from './ops/database-reason.ts'
import type { Log } from './ops/log.ts'
import type { Metrics } from './ops/metrics.ts'
import type { Clock } from './time/clock.ts'
import { within } from './time/within.ts'

/** How long one look waits for the database's answers. */
const ANSWER_MS = 2_000
/** The time between two looks of a process that waits for its database. */
const LOOK_MS = 500
/** After a slower answer, the clocks are compared only if they differ by more than the time of the answer. */
const CLOCK_MS = 1_000

/** Dependencies of `DatabaseWatch`. */
export interface DatabaseWatchParts {
  db: Kysely<Database>
  log: Pick<Log, 'info' | 'warn'>
  metrics: Pick<Metrics, 'clocks'>
  clock: Clock
  /** Makes `clock` follow the database's clock. @returns how far the clock of this machine is ahead, in milliseconds */
  correctClock?: ((aheadMs: number) => number) | undefined
}

/** Looks whether the database can be used, and if not, why. */
export class DatabaseWatch {
  private readonly reason: DatabaseReason
  private tablesAreCurrent = false
  private ended = false

  constructor(private readonly parts: DatabaseWatchParts) {
    this.reason = new DatabaseReason(parts.log)
  }

  /** Waits until the database answers and has this release's tables. @returns false if `end` was called before */
  async usable(): Promise<boolean> {
    while (!this.ended && (await this.unready()).length > 0) await this.parts.clock.sleep(LOOK_MS)
    return !this.ended
  }

  /** Ends `usable`. */
  end(): void {
    this.ended = true
  }

  /** Why the database cannot be used now, one sentence; empty when it can. Logs each change, and compares the clocks. */
  async unready(): Promise<string[]> {
    const reason = await this.look()
    if (!this.ended) this.reason.note(reason)
    return reason === null ? [] : [reason]
  }

  private async look(): Promise<string | null> {
    try {
      let reason: string | null = null
      const isDone = await within(
        ANSWER_MS,
        this.compareClocks().then(async () => {
          reason = await this.lookAtTables()
        }),
      )
      return isDone ? reason : NO_ANSWER_IN_TIME
    } catch (error) {
      return reasonOfFailure(error)
    }
  }

  private async compareClocks(): Promise<void> {
    const { db, clock, metrics, correctClock = (aheadMs) => aheadMs } = this.parts
    const before = performance.now()
    const databaseNow = await readClock(db)
    const tookMs = performance.now() - before
    // The clock is read after the answer, because another look may have corrected it meanwhile.
    const aheadMs = clock.now() - tookMs / 2 - databaseNow
    if (tookMs > CLOCK_MS && Math.abs(aheadMs) < tookMs) return
    metrics.clocks.note('database', correctClock(aheadMs))
  }

  /** Processes work with the tables of a newer release, but not with those of an older one. */
  private async lookAtTables(): Promise<string | null> {
    if (this.tablesAreCurrent) return null
    const applied = await appliedNames(this.parts.db)
    const missing = pendingOf(applied)
    if (applied.length === 0) return 'the database has no tables yet: run scripts/migrate'
    if (missing.length > 0) return `the tables are of an older release: run scripts/migrate (${missing.join(', ')})`
    this.tablesAreCurrent = true
    const newer = unknownOf(applied)
    if (newer.length > 0) this.parts.log.info({ newer }, 'the tables are of a newer release; this one works with them')
    return null
  }
}
