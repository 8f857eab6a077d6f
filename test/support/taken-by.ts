import type { DatabaseTap } from './database-tap.ts'

/** If the edge has sent the database nothing for so long, it waits for a reply. It runs in another process and cannot be asked. */
const QUIET_MS = 30

/** The database requests of one answer. */
export interface Taken {
  /** How often the answer waited for the database: statements that are sent together are one wait. */
  waits: number
  /** How many statements were sent, including those for which the answer did not wait. */
  statements: number
}

/** Counts the waits of an answer: holds its requests to the database until no more come, lets them through, and repeats this. */
export async function takenBy(tap: DatabaseTap, answer: () => Promise<unknown>): Promise<Taken> {
  const before = tap.requests
  const taken: Taken = { waits: 0, statements: 0 }
  let answered = false
  tap.become('held')
  const answering = answer().finally(() => (answered = true))
  for (;;) {
    const seen = tap.requests
    await Bun.sleep(QUIET_MS)
    if (answered) break
    if (tap.requests > seen || tap.requests - before === taken.statements) continue
    taken.waits++
    taken.statements = tap.requests - before
    // This lets the held requests through, and holds the next ones.
    tap.become('held')
  }
  tap.become('well')
  await answering
  return { ...taken, statements: tap.requests - before }
}

const ATTEMPTS = 5

/**
 * Measures an answer until it waits at most so often. On a busy machine, statements that the edge sends together may arrive more
 * than `QUIET_MS` apart and count as several waits. They never count as too few, so one such measure shows the number.
 * @returns the last measure
 */
export async function fewestWaits(most: number, measure: () => Promise<Taken>): Promise<Taken> {
  let taken = await measure()
  for (let attempt = 1; attempt < ATTEMPTS && taken.waits > most; attempt++) taken = await measure()
  return taken
}
