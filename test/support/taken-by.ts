import type { DatabaseTap } from './database-tap.ts'

/** Nothing more is under way in the edge when it has asked the database for nothing new for so long. */
const QUIET_MS = 30

/** What one answer took. */
export interface Taken {
  /** How often it waited for the database: statements that are sent at once make one wait. */
  waits: number
  /** How many statements that were; those it did not wait for are among them. */
  statements: number
}

/** Holds up all that an answer asks of the database until nothing more comes, lets it through, and so on to the answer. */
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
    // Lets through what is held, and holds what comes next.
    tap.become('held')
  }
  tap.become('well')
  await answering
  return { ...taken, statements: tap.requests - before }
}
