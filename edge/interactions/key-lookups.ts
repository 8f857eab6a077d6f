import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { endWithin, type StartTimer, type WaitUntil, withDeadline } from '../runtime/timers.ts'

/** Statements that may go out at once, and the time that has to pass for each further one. */
const BURST = 20
const INTERVAL_MS = 100
/** Ids that one statement names: 10,000 a second, which is more than one isolate receives. */
const MOST_IDS = 1_000
/** For a statement. Discord waits 3 s for the whole answer. */
const ANSWER_WITHIN_MS = 1_000

/** More is asked for than is ever looked up. */
export class BusyError extends Error {
  override name = 'BusyError'
}

/** Public keys in the database. */
export interface KeyLookups {
  /**
   * A bot's key; null for an unknown bot. Ids that are asked for at nearly the same time share a statement, so that a
   * flood of invented ones makes nobody wait.
   * @throws {BusyError | DeadlineError} or the database's own error
   */
  find(botId: Snowflake, waitUntil: WaitUntil): Promise<string | null>
  /** Answers that are under way are not given to whoever asks from now on. */
  forget(botId: Snowflake): void
}

export interface LookupParts {
  /** Reads the keys of all these bots in one statement, which ends with the signal. */
  read(botIds: readonly Snowflake[], signal: AbortSignal): Promise<ReadonlyMap<Snowflake, string>>
  clock(): number
  startTimer: StartTimer
}

interface Batch {
  ids: Set<Snowflake>
  /** When it may go out, and after when nobody believes that it still comes back. */
  dueAt: number
  lostAt: number
  /** Set once it went out. */
  answer: Promise<ReadonlyMap<Snowflake, string>> | null
}

/** Looks keys up. Each caller waits on timers of its own: on Workers, the request that shares a statement may end early. */
export function createKeyLookups({ read, clock, startTimer }: LookupParts): KeyLookups {
  const underway = new Map<Snowflake, Batch>()
  let waiting: Batch | null = null
  let nextAt = 0

  /** The time at which the next statement may go out, which is taken by that. */
  function takeTurn(now: number): number {
    // Quiet times save up no more than the burst; a clock that was put back makes nobody wait for long.
    const at = Math.min(Math.max(nextAt, now - (BURST - 1) * INTERVAL_MS), now + INTERVAL_MS)
    nextAt = at + INTERVAL_MS
    return Math.max(now, at)
  }

  function join(botId: Snowflake, now: number): Batch {
    const same = underway.get(botId)
    if (same !== undefined && now < same.lostAt) return same
    if (waiting === null || waiting.answer !== null || now >= waiting.lostAt) {
      const dueAt = takeTurn(now)
      waiting = { ids: new Set(), dueAt, lostAt: dueAt + ANSWER_WITHIN_MS, answer: null }
    }
    if (waiting.ids.size >= MOST_IDS) throw new BusyError('more bots are asked for than can be looked up')
    waiting.ids.add(botId)
    underway.set(botId, waiting)
    return waiting
  }

  async function send(batch: Batch): Promise<ReadonlyMap<Snowflake, string>> {
    try {
      return await endWithin(ANSWER_WITHIN_MS, (signal) => read([...batch.ids], signal), startTimer)
    } finally {
      for (const id of batch.ids) if (underway.get(id) === batch) underway.delete(id)
    }
  }

  return {
    async find(botId, waitUntil) {
      const now = clock()
      const batch = join(botId, now)
      const waitMs = batch.dueAt - now
      if (batch.answer === null && waitMs > 0) await startTimer(waitMs).elapsed
      if (batch.answer === null) {
        batch.answer = send(batch)
        // Others wait for it, too, also when the one that sent it hangs up.
        waitUntil(batch.answer.then(ignore, ignore))
        return (await batch.answer).get(botId) ?? null
      }
      const keys = await withDeadline(batch.answer, ANSWER_WITHIN_MS, startTimer, new AbortController())
      return keys.get(botId) ?? null
    },

    forget(botId) {
      underway.delete(botId)
    },
  }
}

const ignore = (): void => {}
