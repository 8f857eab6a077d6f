import type { MysqlPool, MysqlPoolConnection, MysqlQueryResult } from 'kysely'
import type { ConnectionPool } from './pool.ts'
import type { PooledConnection } from './pooled-connection.ts'

/** Adapts the pool to the interface that Kysely's MySQL dialect expects. */
export function kyselyPool(pool: ConnectionPool): MysqlPool {
  // Kysely recognises a connection by its object, so each connection keeps one facade.
  const facades = new WeakMap<PooledConnection, MysqlPoolConnection>()
  const facadeOf = (connection: PooledConnection): MysqlPoolConnection => {
    const facade = facades.get(connection) ?? facadeFor(connection)
    facades.set(connection, facade)
    return facade
  }
  return {
    getConnection: (callback) =>
      void pool.acquire().then(
        (connection) => callback(undefined, facadeOf(connection)),
        // Kysely does not read the connection when there is an error.
        (error: unknown) => callback(error, undefined as never),
      ),
    end: (callback) => void pool.close().then(() => callback(undefined)),
  }
}

const facadeFor = (connection: PooledConnection): MysqlPoolConnection => ({
  config: {},
  threadId: connection.threadId,
  connect: () => {},
  destroy: () => connection.destroy(),
  release: () => connection.release(),
  query: (sql, values, callback) => {
    // mysql2 returns rows, or the header of a statement without columns.
    connection.query({ sql, values }, (error, result) => callback?.(error, result as MysqlQueryResult))
    return {
      stream: () => {
        throw new Error('this pool does not stream rows')
      },
    }
  },
})
