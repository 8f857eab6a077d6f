import type { Deadlines } from '../database/deadlines.ts'
import type { PooledConnection } from '../database/pooled-connection.ts'
import { overdue, statementError } from './errors.ts'
import type { WireResult } from './protocol.ts'
import { saysInTransaction } from './results.ts'
import { WireQuery } from './wire-query.ts'

/** Dependencies of a lease. */
export interface LeaseParts {
  deadlines: Deadlines
  statementTimeoutMs: number
  /** Ends the connection of a statement that takes too long. @param sinceMs when the statement was sent, by `performance.now()` */
  stop(connection: PooledConnection, sinceMs: number): void
}

/** One connection, in use by one transaction or one statement. */
export class Lease {
  private isOverdue = false
  private isInTransaction = false

  constructor(
    private readonly connection: PooledConnection,
    private readonly parts: LeaseParts,
  ) {}

  /** Whether the connection is lost, and its transaction with it. */
  get broken(): boolean {
    return this.isOverdue || this.connection.isLost
  }

  /** Whether a transaction is open, as the last statement without columns reported it. */
  get inTransaction(): boolean {
    return this.isInTransaction
  }

  /** Runs a statement. @throws StatementError */
  run(sql: string): Promise<WireResult> {
    const { connection } = this
    const { deadlines, statementTimeoutMs, stop } = this.parts
    const { promise, resolve, reject } = Promise.withResolvers<WireResult>()
    const since = performance.now()
    const deadline = deadlines.start(statementTimeoutMs, () => {
      this.isOverdue = true
      reject(overdue(`the statement was stopped: it took longer than ${statementTimeoutMs / 1_000} s`))
      stop(connection, since)
    })
    const answered = connection.watched((error, answer) => {
      deadlines.met(deadline)
      // The client has received the error of the deadline.
      if (this.isOverdue) return
      if (error !== null) return reject(statementError(error))
      this.isInTransaction = saysInTransaction(answer) ?? this.isInTransaction
      resolve(query.result(answer))
    })
    const query = new WireQuery(sql, answered)
    query.sendOver(connection.raw)
    return promise
  }

  /**
   * Returns the connection to the pool.
   * @param clean whether no statement changed the session's state; otherwise the session is reset, which also rolls back
   */
  async release(clean: boolean): Promise<void> {
    const { connection } = this
    // `stop` closes the connection of a statement that took too long.
    if (this.isOverdue) return
    try {
      if (!clean && !connection.isLost) await connection.renew()
      connection.release()
    } catch {
      connection.destroy()
    }
  }
}
