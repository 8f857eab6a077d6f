import type { Log } from './log.ts'
import type { StartTimer, WaitUntil } from './timers.ts'

/** How an interaction ended. */
export type Outcome =
  /** Answered within a second. */
  | 'answered'
  /** Deferred after a second, and answered later. */
  | 'late'
  /** The member may not use it, or it does not exist here. */
  | 'refused'
  /** The work failed; the member got an id that is in the log. */
  | 'failed'
  /** The request's signature is wrong, or no bot with this id is served here. */
  | 'unsigned'
  /** The request or its interaction does not have Discord's form. */
  | 'malformed'
  /**
   * The signature could not be checked, e.g. because the database did not answer: status 503. Or the second worker did not
   * answer an interaction that this worker passed on.
   */
  | 'unavailable'

/** One request to the interactions endpoint. It has no id of a server, a user or an interaction. */
export interface Counted {
  /** The name of a command or component; `none` where none was found; `forwarded` where another worker has it. */
  command: string
  outcome: Outcome
  /** Milliseconds from the arrival of the request to its answer, which may be a late one. */
  ms: number
}

/** Counts requests to the interactions endpoint. It never throws, and never delays an answer. */
export interface Counts {
  /** @param waitUntil keeps the runtime alive until a later write is done */
  count(counted: Counted, waitUntil: WaitUntil): void
}

/** A dataset of Workers Analytics Engine. https://developers.cloudflare.com/analytics/analytics-engine/ */
export interface Dataset {
  writeDataPoint(point: { indexes: string[]; blobs: string[]; doubles: number[] }): void
}

/** Counts in Analytics Engine: one point for each request, with `blob1` command, `blob2` outcome, `double1` milliseconds. */
export const datasetCounts = (dataset: Dataset): Counts => ({
  count({ command, outcome, ms }) {
    dataset.writeDataPoint({ indexes: [command], blobs: [command, outcome], doubles: [ms] })
  },
})

/** The requests of one command with one outcome. */
export interface CountedSum {
  command: string
  outcome: Outcome
  count: number
  /** Sum of their times in milliseconds. */
  sumMs: number
  longestMs: number
}

/** Sums by command and outcome. */
export class CountedSums {
  private sums = new Map<string, CountedSum>()

  add({ command, outcome, ms }: Counted): void {
    const key = `${outcome} ${command}`
    const known = this.sums.get(key)
    if (known === undefined) {
      this.sums.set(key, { command, outcome, count: 1, sumMs: ms, longestMs: ms })
      return
    }
    known.count++
    known.sumMs += ms
    known.longestMs = Math.max(known.longestMs, ms)
  }

  all(): CountedSum[] {
    return [...this.sums.values()]
  }

  /** Returns the sums since the last call, and begins new ones. */
  take(): CountedSum[] {
    const sums = this.all()
    this.sums = new Map()
    return sums
  }
}

/** Requests are summed for this time, because a line for each would cost as much as its answer. */
const LOG_EVERY_MS = 10_000

/** Counts in the log: every ten seconds one line for each command and outcome that occurred. */
export function logCounts(parts: { log: Log; startTimer: StartTimer; clock: () => number; isServer: boolean }): Counts {
  const { log, startTimer, clock, isServer } = parts
  const sums = new CountedSums()
  /** Until then a write is expected. Later a new one is started, because Workers may have ended the request that waited. */
  let expectedUntil = 0
  async function writeLater(): Promise<void> {
    await startTimer(LOG_EVERY_MS).elapsed
    expectedUntil = 0
    for (const { command, outcome, count, sumMs, longestMs } of sums.take()) {
      log.info('interactions', { command, outcome, count, meanMs: Math.round(sumMs / count), longestMs })
    }
  }
  return {
    count(counted, waitUntil) {
      sums.add(counted)
      if (clock() < expectedUntil) return
      expectedUntil = clock() + 2 * LOG_EVERY_MS
      const written = writeLater()
      if (!isServer) waitUntil(written)
    },
  }
}
