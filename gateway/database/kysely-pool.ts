import type { MysqlPool, MysqlPoolConnection, MysqlQueryResult } from 'kysely'
import { type FieldPacket, Types } from 'mysql2'
import { isIdColumn } from '../../shared/database/query/values.ts'
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
    // Without any values (an empty list is one) mysql2 does not search a long statement for placeholders.
    connection.query({ sql, values: values.length === 0 ? null : values }, (error, result, fields) => {
      if (Array.isArray(result)) readNumbers(result, fields as FieldPacket[])
      // mysql2 returns rows, or the header of a statement without columns.
      callback?.(error, result as MysqlQueryResult)
    })
    return {
      stream: () => {
        throw new Error('this pool does not stream rows')
      },
    }
  },
})

/** Makes numbers of 64-bit integers and decimals that are no ids: mysql2 returns them all as text. */
function readNumbers(rows: readonly Record<string, unknown>[], fields: readonly FieldPacket[]): void {
  for (const { name, columnType } of fields) {
    if ((columnType !== Types.LONGLONG && columnType !== Types.NEWDECIMAL) || isIdColumn(name)) continue
    for (const row of rows) if (row[name] !== null) row[name] = Number(row[name])
  }
}
