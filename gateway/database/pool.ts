import { createPool, type Pool, type PoolConnection, type PoolOptions } from 'mysql2'
import { connectionOptions, fallsBackToClearText } from './address.ts'
import { DeadlineError, type Wait } from './deadline-error.ts'
import { Deadlines } from './deadlines.ts'
import { PooledConnection, type SessionLimits, socketOf } from './pooled-connection.ts'

const CONNECT_MS = 5_000
/** Early enough that no firewall drops an idle connection and that a stopped machine is noticed. */
const KEEP_ALIVE_AFTER_MS = 10_000
/** The pool closes idle connections after this share of the database's own idle limit, so that the database never does. */
const IDLE_SHARE = 0.5
/** Limit for closing all connections. */
const CLOSE_MS = 1_000

export interface ConnectionPoolOptions extends SessionLimits {
  url: string
  connections: number
  /** Deadline for a free connection. */
  acquireMs: number
  /** mysql2's options besides the address. */
  driver: PoolOptions
  /** Called for each wait that exceeded its deadline. */
  onDeadline?: (wait: Wait) => void
  /** Called with the time that a task waited for a connection, in milliseconds. */
  onAcquire?: (ms: number) => void
}

/**
 * A pool of mysql2 connections in which every wait has a deadline; mysql2 itself has one only for connecting. When a
 * statement on one connection is overdue, connections that have not answered since it was sent are not used again.
 */
export class ConnectionPool {
  /** Opened for the first connection, because mysql2's pool has a timer that keeps the process running until `close`. */
  private pool: Pool | null = null
  private driver: PoolOptions
  private readonly connections = new WeakMap<PoolConnection, PooledConnection>()
  private readonly open = new Set<PooledConnection>()
  private readonly deadlines = new Deadlines()
  private suspectBefore = 0

  constructor(private readonly options: ConnectionPoolOptions) {
    this.driver = driverOptions(options)
  }

  /** Takes a connection whose session is set up. @throws DeadlineError, or the error of connecting */
  async acquire(): Promise<PooledConnection> {
    const { acquireMs, onAcquire } = this.options
    const since = performance.now()
    const deadline = since + acquireMs
    for (;;) {
      const connection = this.known(await this.take(deadline - performance.now()))
      if (connection.isLost || connection.answeredAt < this.suspectBefore) {
        connection.destroy()
        continue
      }
      try {
        if (!connection.isReady) await connection.prepare()
        onAcquire?.(performance.now() - since)
        return connection
      } catch (error) {
        connection.destroy()
        throw error
      }
    }
  }

  /** Closes every connection. Destroys those that the database does not close in time. */
  async close(): Promise<void> {
    if (this.pool === null) return
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, CLOSE_MS)
    this.pool.end(() => resolve())
    await promise
    clearTimeout(timer)
    for (const connection of this.open) socketOf(connection.raw).destroy()
  }

  /** Stops using connections that have not answered since a time. @param since by `performance.now()` */
  distrust(since: number): void {
    this.suspectBefore = Math.max(this.suspectBefore, since)
  }

  private take(withinMs: number): Promise<PoolConnection> {
    const { promise, resolve, reject } = Promise.withResolvers<PoolConnection>()
    let waiting = true
    const deadline = this.deadlines.start(withinMs, () => {
      waiting = false
      this.options.onDeadline?.('acquire')
      reject(new DeadlineError('acquire', this.options.acquireMs))
    })
    this.pool ??= createPool(this.driver)
    this.pool.getConnection((error, connection) => {
      this.deadlines.met(deadline)
      if (waiting) resolve(error ? this.takeUnencrypted(error, withinMs) : connection)
      else if (!error) connection.release()
    })
    return promise
  }

  /**
   * Takes a connection without TLS, if the database offers none and the address allows that.
   * @throws for every other error: DeadlineError, or the error of the first attempt with an explanation
   */
  private async takeUnencrypted(error: NodeJS.ErrnoException, withinMs: number): Promise<PoolConnection> {
    if (error.code === 'HANDSHAKE_NO_SSL_SUPPORT' && fallsBackToClearText(this.options.url)) {
      // Several connections may fail together. Only the first one changes the pool.
      if (this.driver.ssl !== undefined) {
        const { ssl: _, ...clear } = this.driver
        this.driver = clear
        this.pool?.end(() => {})
        this.pool = null
      }
      return this.take(withinMs)
    }
    if (error.code === 'ETIMEDOUT') {
      this.options.onDeadline?.('connect')
      throw new DeadlineError('connect', CONNECT_MS)
    }
    throw explained(error)
  }

  private known(raw: PoolConnection): PooledConnection {
    const known = this.connections.get(raw)
    if (known !== undefined) return known
    const connection = new PooledConnection(raw, this.options, this.deadlines, (since) => {
      this.distrust(since)
      this.options.onDeadline?.('statement')
    })
    this.connections.set(raw, connection)
    this.open.add(connection)
    socketOf(raw).once('close', () => this.open.delete(connection))
    return connection
  }
}

const driverOptions = ({ url, connections, idleSeconds, driver }: ConnectionPoolOptions): PoolOptions => ({
  ...connectionOptions(url),
  connectionLimit: connections,
  // mysql2 closes idle connections only if `maxIdle` is below `connectionLimit`.
  maxIdle: connections - 1,
  idleTimeout: idleSeconds * 1_000 * IDLE_SHARE,
  connectTimeout: CONNECT_MS,
  enableKeepAlive: true,
  keepAliveInitialDelay: KEEP_ALIVE_AFTER_MS,
  charset: 'UTF8MB4_UNICODE_CI',
  ...driver,
})

/** The TLS library's message says what is wrong with a certificate. This adds that it is the database's. */
function explained(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'HANDSHAKE_SSL_ERROR') return error
  return Object.assign(new Error(`the database's certificate is refused: ${error.message}`), {
    code: error.code,
    fatal: true,
  })
}
