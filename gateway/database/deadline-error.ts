/** What did not come in time: a connection that is free, a new connection, or a statement's answer. */
export type Wait = 'acquire' | 'connect' | 'statement'

const TEXTS: Readonly<Record<Wait, string>> = {
  acquire: 'no database connection became free',
  connect: 'the database could not be connected to',
  statement: 'the database did not answer a statement',
}

/**
 * The database did not answer in time. It may have carried out the statement all the same: repeat only a statement that
 * leads to the same result when it runs twice.
 */
export class DeadlineError extends Error {
  /** As mysql2 marks what ends a connection. */
  readonly fatal = true
  readonly code = 'DATABASE_DEADLINE'

  constructor(
    readonly wait: Wait,
    afterMs: number,
  ) {
    super(`${TEXTS[wait]} within ${afterMs / 1000} s`)
  }
}
