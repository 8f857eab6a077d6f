/** What was waited for: a free connection of the pool, a new connection, or the result of a statement. */
export type Wait = 'acquire' | 'connect' | 'statement'

const TEXTS: Readonly<Record<Wait, string>> = {
  acquire: 'no database connection became free',
  connect: 'no connection to the database was established',
  statement: 'the database did not answer a statement',
}

/**
 * The database did not answer in time. It may still have run the statement, so repeat only a statement that has the same
 * effect when it runs twice.
 */
export class DeadlineError extends Error {
  /** mysql2 marks errors that end the connection in this way. */
  readonly fatal = true
  readonly code = 'DATABASE_DEADLINE'

  constructor(
    readonly wait: Wait,
    afterMs: number,
  ) {
    super(`${TEXTS[wait]} within ${afterMs / 1000} s`)
  }
}
