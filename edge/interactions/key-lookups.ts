import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { endWithin, type StartTimer, type WaitUntil, withDeadline } from '../runtime/timers.ts'

/** Statements that may be sent at once, and the time between further ones. */
const BURST = 20
const INTERVAL_MS = 100
/** The most ids in one statement. That makes 10,000 a second, more than one isolate receives. */
const MOST_IDS = 1_000
/** For a statement. Discord waits 3 s for the whole answer. */
const ANSWER_WITHIN_MS = 1_000

/** More bots are asked for than are looked up at once. */
export class BusyError extends Error {
  override name = 'BusyError'
}

/** Public keys in the database. */
export interface KeyLookups {
  /**
   * A bot's key; null for an unknown bot. Ids that are asked for at nearly the same time share a statement, so that
   * many invented ids delay no known bot.
   * @throws {BusyError | DeadlineError} or the database's own error
   */
  find(botId: Snowflake, waitUntil: WaitUntil): Promise<string | null>
  /** Callers from now on do not get the answer of a statement that was sent before. */
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
  /** The times at which the statement may be sent, and after which it counts as lost. */
  dueAt: number
  lostAt: number
  /** Set when the statement is sent. */
  answer: Promise<ReadonlyMap<Snowflake, string>> | null
}

/** Looks keys up. Each caller has its own timers: on Workers, the request that sent a shared statement may end early. */
export function createKeyLookups({ read, clock, startTimer }: LookupParts): KeyLookups {
  const underway = new Map<Snowflake, Batch>()
  let waiting: Batch | null = null
  let nextAt = 0

  /** Reserves the time at which the next statement may be sent. */
  function takeTurn(now: number): number {
    // Idle time allows no more than the burst afterwards. A clock that was set back delays nobody for long.
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
        // Other callers wait for it, too, also when the client of this request disconnects.
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
