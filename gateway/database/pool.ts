import { createPool, type Pool, type PoolConnection, type PoolOptions } from 'mysql2'
import { connectionOptions, fallsBackToClearText } from './address.ts'
import { DeadlineError, type Wait } from './deadline-error.ts'
import { PooledConnection, type SessionLimits, socketOf } from './pooled-connection.ts'

const CONNECT_MS = 5_000
/** Before a firewall forgets the connection, or a stopped machine goes unnoticed. */
const KEEP_ALIVE_AFTER_MS = 10_000
/** Less than the database waits, so that it does not end a connection that is about to be used. */
const IDLE_SHARE = 0.5
/** How long closing the connections may take. */
const CLOSE_MS = 1_000

export interface ConnectionPoolOptions extends SessionLimits {
  url: string
  connections: number
  /** How long a free connection is waited for. */
  acquireMs: number
  /** mysql2's options apart from where to connect. */
  driver: PoolOptions
  /** Counts what did not come in time. */
  onDeadline?: (wait: Wait) => void
}

/**
 * A pool of mysql2 connections in which every wait has a deadline: mysql2 itself has one only for connecting.
 * When one connection goes silent, those that have not answered since are not used again.
 */
export class ConnectionPool {
  private pool: Pool
  private readonly connections = new WeakMap<PoolConnection, PooledConnection>()
  private readonly open = new Set<PooledConnection>()
  private suspectBefore = 0

  constructor(private readonly options: ConnectionPoolOptions) {
    this.pool = createPool(driverOptions(options))
  }

  /** A connection with its session set. @throws DeadlineError, or what kept it from connecting */
  async acquire(): Promise<PooledConnection> {
    const deadline = performance.now() + this.options.acquireMs
    for (;;) {
      const connection = this.known(await this.take(deadline - performance.now()))
      if (connection.isLost || connection.answeredAt < this.suspectBefore) {
        connection.destroy()
        continue
      }
      try {
        await connection.prepare()
        return connection
      } catch (error) {
        connection.destroy()
        throw error
      }
    }
  }

  /** Closes every connection; one that does not answer is destroyed. */
  async close(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, CLOSE_MS)
    this.pool.end(() => resolve())
    await promise
    clearTimeout(timer)
    for (const connection of this.open) socketOf(connection.raw).destroy()
  }

  /** Connections that have not answered since then are not used again. @param since by `performance.now()` */
  distrust(since: number): void {
    this.suspectBefore = Math.max(this.suspectBefore, since)
  }

  private async take(withinMs: number): Promise<PoolConnection> {
    try {
      return await this.takeRaw(withinMs)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'HANDSHAKE_NO_SSL_SUPPORT' && fallsBackToClearText(this.options.url)) {
        this.pool.end(() => {})
        const { ssl: _, ...clear } = driverOptions(this.options)
        this.pool = createPool(clear)
        return this.takeRaw(withinMs)
      }
      if (code === 'ETIMEDOUT') {
        this.options.onDeadline?.('connect')
        throw new DeadlineError('connect', CONNECT_MS)
      }
      throw explained(error)
    }
  }

  private takeRaw(withinMs: number): Promise<PoolConnection> {
    const { promise, resolve, reject } = Promise.withResolvers<PoolConnection>()
    let waiting = true
    const timer = setTimeout(() => {
      waiting = false
      this.options.onDeadline?.('acquire')
      reject(new DeadlineError('acquire', this.options.acquireMs))
    }, withinMs)
    this.pool.getConnection((error, connection) => {
      clearTimeout(timer)
      if (error) reject(error)
      else if (waiting) resolve(connection)
      else connection.release()
    })
    return promise
  }

  private known(raw: PoolConnection): PooledConnection {
    const known = this.connections.get(raw)
    if (known !== undefined) return known
    const connection = new PooledConnection(raw, this.options, (since) => {
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
  // mysql2 looks for idle connections only where it is told to keep fewer than it may have.
  maxIdle: connections - 1,
  idleTimeout: idleSeconds * 1_000 * IDLE_SHARE,
  connectTimeout: CONNECT_MS,
  enableKeepAlive: true,
  keepAliveInitialDelay: KEEP_ALIVE_AFTER_MS,
  charset: 'UTF8MB4_UNICODE_CI',
  ...driver,
})

/** TLS libraries' own words say what is wrong with a certificate, but not whose. */
function explained(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'HANDSHAKE_SSL_ERROR') return error
  return Object.assign(new Error(`the database's certificate is refused: ${error.message}`), {
    code: error.code,
    fatal: true,
  })
}
