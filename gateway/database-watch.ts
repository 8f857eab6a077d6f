import type { Kysely } from 'kysely'
import { appliedNames, pendingOf, unknownOf } from '../shared/database/migrations/applied.ts'
import { readClock } from '../shared/database/query/clock.ts'
import type { Database } from '../shared/database/schema.ts'
import type { Log } from './ops/log.ts'
import type { Metrics } from './ops/metrics.ts'
import { whyUnreachable } from './ops/why-unreachable.ts'
import type { Clock } from './time/clock.ts'
import { within } from './time/within.ts'

/** How long a look waits for the database. */
const ANSWER_MS = 2_000
/** How often a process that starts looks whether it can use the database. */
const LOOK_MS = 500
/** An answer that took longer says little about the time, unless the clocks differ by more. */
const CLOCK_MS = 1_000

export interface DatabaseWatchParts {
  db: Kysely<Database>
  log: Pick<Log, 'info' | 'warn'>
  metrics: Pick<Metrics, 'clocks'>
  clock: Clock
  /** Makes `clock` follow the database's. @returns how far the clock of this machine is ahead */
  correctClock?: ((aheadMs: number) => number) | undefined
}

/** Knows whether the database can be used, and if not, why. */
export class DatabaseWatch {
  private tablesAreCurrent = false
  private said: string | null = null
  private ended = false

  constructor(private readonly parts: DatabaseWatchParts) {}

  /** Waits until the database answers and has this release's tables. @returns false where the process was stopped before */
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
    if (this.ended || reason === this.said) return reason === null ? [] : [reason]
    const { log } = this.parts
    if (reason === null) log.info('the database can be used again')
    else log.warn({ reason }, 'the database cannot be used; the process waits and looks again')
    this.said = reason
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
      return isDone ? reason : 'the database does not answer: no answer came in time'
    } catch (error) {
      const why = whyUnreachable(error)
      return why === null ? 'the database does not answer' : `the database does not answer: ${why}`
    }
  }

  private async compareClocks(): Promise<void> {
    const { db, clock, metrics, correctClock = (aheadMs) => aheadMs } = this.parts
    const before = performance.now()
    const databaseNow = await readClock(db)
    const tookMs = performance.now() - before
    // Read after the answer: another look may have corrected the clock meanwhile.
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
