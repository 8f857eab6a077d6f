import { createPool, type PoolConnection } from 'mysql2/promise'
import { connectionOptions } from '../database.ts'
import { exhausted, overdue, statementError } from './errors.ts'
import type { BridgeLog } from './options.ts'
import type { WireResult } from './protocol.ts'
import { saysInTransaction, wireResult } from './results.ts'

export interface ConnectionLimits {
  connections: number
  statementTimeoutMs: number
}

/** One connection, held by one transaction or one statement. */
export interface Lease {
  /** @throws StatementError */
  run(sql: string): Promise<WireResult>
  /** Whether the connection, and with it any transaction, is gone. */
  readonly broken: boolean
  /** What the database last said of it, with a statement that has no columns. */
  readonly inTransaction: boolean
  /** @param clean whether it is known to be as it was; else it is renewed, which also rolls back, before its next use */
  release(clean: boolean): Promise<void>
}

/** A bounded pool to MySQL. Every connection speaks utf8mb4 and UTC, and hands over bytes as they are. */
export class Connections {
  readonly #pool
  /** Apart from the pool, so that a statement can be stopped also when every connection is busy. */
  readonly #killers
  readonly #ready = new WeakSet<object>()

  constructor(
    url: string,
    private readonly limits: ConnectionLimits,
    private readonly log: BridgeLog,
  ) {
    const common = {
      ...connectionOptions(url),
      charset: 'utf8mb4',
      multipleStatements: false,
      supportBigNumbers: true,
      bigNumberStrings: true,
      // Count rows that changed, as PlanetScale does, and never read a file of this machine.
      flags: ['-FOUND_ROWS', '-LOCAL_FILES'],
    }
    this.#pool = createPool({ ...common, connectionLimit: limits.connections })
    this.#killers = createPool({ ...common, connectionLimit: 1 })
  }

  /** @throws StatementError when the database is away, or every connection stays busy for a statement's time */
  async lease(): Promise<Lease> {
    const connection = await this.#acquire()
    try {
      if (!this.#ready.has(connection.connection)) await this.#setUp(connection)
    } catch (error) {
      connection.destroy()
      throw statementError(error)
    }
    return this.#leaseOf(connection)
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.end(), this.#killers.end()])
  }

  async #acquire(): Promise<PoolConnection> {
    const waiting = this.#pool.getConnection()
    const { promise: late, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => {
      waiting.then((connection) => connection.release()).catch(() => {})
      reject(exhausted('every connection of the bridge is busy'))
    }, this.limits.statementTimeoutMs)
    try {
      return await Promise.race([waiting, late])
    } catch (error) {
      throw statementError(error)
    } finally {
      clearTimeout(timer)
    }
  }

  async #setUp(connection: PoolConnection): Promise<void> {
    await connection.query("SET NAMES utf8mb4, time_zone = '+00:00'")
    this.#ready.add(connection.connection)
  }

  #leaseOf(connection: PoolConnection): Lease {
    let broken = false
    let inTransaction = false
    const markBroken = (): void => {
      broken = true
    }
    const lose = (): void => {
      broken = true
      connection.destroy()
    }
    connection.connection.once('error', markBroken)
    return {
      get broken() {
        return broken
      },
      get inTransaction() {
        return inTransaction
      },
      run: async (sql) => {
        const { promise: late, reject } = Promise.withResolvers<never>()
        const timer = setTimeout(() => {
          markBroken()
          const seconds = this.limits.statementTimeoutMs / 1000
          reject(overdue(`the statement was stopped: it took longer than ${seconds} s`))
          // KILL ends the connection too: stopping the query alone could hit the one after it.
          void this.#kill(connection.threadId).finally(lose)
        }, this.limits.statementTimeoutMs)
        try {
          const running = connection.query<never>({ sql, rowsAsArray: true, typeCast: false })
          // When the deadline wins, this one still fails, later and unheard.
          running.catch(() => {})
          const [answer, packets] = await Promise.race([running, late])
          inTransaction = saysInTransaction(answer) ?? inTransaction
          return wireResult(answer, packets)
        } catch (error) {
          if (error instanceof Error && 'fatal' in error && error.fatal === true) lose()
          throw statementError(error)
        } finally {
          clearTimeout(timer)
        }
      },
      release: async (clean) => {
        connection.connection.off('error', markBroken)
        if (broken) return
        try {
          if (!clean) {
            await connection.reset()
            await this.#setUp(connection)
          }
          connection.release()
        } catch {
          lose()
        }
      },
    }
  }

  async #kill(threadId: number): Promise<void> {
    try {
      await this.#killers.query(`KILL ${threadId}`)
    } catch (error) {
      this.log.warn({ errno: statementError(error).errno }, 'a statement that took too long could not be stopped')
    }
  }
}
