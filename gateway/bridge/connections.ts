import { DeadlineError, type Wait } from '../database/deadline-error.ts'
import { Deadlines } from '../database/deadlines.ts'
import { ConnectionPool } from '../database/pool.ts'
import type { PooledConnection } from '../database/pooled-connection.ts'
import { exhausted, statementError } from './errors.ts'
import { Lease, type LeaseParts } from './lease.ts'
import type { BridgeMetrics } from './metrics.ts'
import type { BridgeLog } from './options.ts'

/** The database ends a session of the bridge that is idle for this long, or for twice a transaction's limit if that is longer. */
const IDLE_SECONDS = 60
/** Deadline for stopping an overdue statement. */
const KILL_MS = 2_000

export interface ConnectionLimits {
  connections: number
  statementTimeoutMs: number
  transactionTimeoutMs: number
}

/** A bounded pool of connections to MySQL, which returns values as the bytes that MySQL sent. */
export class Connections {
  readonly #pool: ConnectionPool
  /** A separate pool, so that `ping` and the end of a statement need not wait while every other connection is busy. */
  readonly #killers: ConnectionPool
  readonly #leaseParts: LeaseParts

  constructor(
    url: string,
    limits: ConnectionLimits,
    private readonly log: BridgeLog,
    private readonly metrics: BridgeMetrics,
  ) {
    const common = {
      url,
      onStatement: (ms: number) => metrics.statementSeconds.observe(ms / 1_000),
      onAcquire: (ms: number) => metrics.acquireSeconds.observe(ms / 1_000),
      onDeadline: (wait: Wait) => metrics.databaseDeadlines.inc({ wait }),
      lockWaitSeconds: Math.max(1, Math.floor(limits.statementTimeoutMs / 1_000)),
      idleSeconds: Math.max(IDLE_SECONDS, Math.ceil((limits.transactionTimeoutMs * 2) / 1_000)),
      driver: {
        multipleStatements: false,
        supportBigNumbers: true,
        bigNumberStrings: true,
        // Count rows that changed, as PlanetScale does, and never read a file of this machine.
        flags: ['-FOUND_ROWS', '-LOCAL_FILES'],
      },
    }
    const { connections, statementTimeoutMs: acquireMs } = limits
    // `Lease.run` has its own deadline, after which it stops the statement.
    this.#pool = new ConnectionPool({ ...common, connections, acquireMs, statementMs: null })
    this.#killers = new ConnectionPool({ ...common, connections: 1, acquireMs: KILL_MS, statementMs: KILL_MS })
    this.#leaseParts = {
      deadlines: new Deadlines(),
      statementTimeoutMs: limits.statementTimeoutMs,
      stop: (connection, since) => void this.#stop(connection, since),
    }
  }

  /** Takes a connection. @throws StatementError where the database is unreachable, or all connections stay busy for a statement's time limit */
  async lease(): Promise<Lease> {
    try {
      return new Lease(await this.#pool.acquire(), this.#leaseParts)
    } catch (error) {
      if (error instanceof DeadlineError && error.wait === 'acquire') {
        throw exhausted('every connection of the bridge is busy')
      }
      throw statementError(error)
    }
  }

  /** Checks that the database answers, also while every connection for statements is busy. @throws the error if it does not */
  async ping(): Promise<void> {
    const connection = await this.#killers.acquire()
    try {
      await connection.run({ sql: 'DO 0' })
    } finally {
      connection.release()
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.close(), this.#killers.close()])
  }

  /** Stops a statement by ending its connection: KILL QUERY could hit the next statement instead. */
  async #stop(connection: PooledConnection, since: number): Promise<void> {
    this.metrics.databaseDeadlines.inc({ wait: 'statement' })
    try {
      const killer = await this.#killers.acquire()
      try {
        await killer.run({ sql: `KILL ${connection.threadId}` })
      } finally {
        killer.release()
      }
    } catch (error) {
      // If the database does not answer KILL either, other connections are probably dead too.
      this.#pool.distrust(since)
      this.log.warn({ errno: statementError(error).errno }, 'a statement that took too long could not be stopped')
    } finally {
      connection.destroy()
    }
  }
}
