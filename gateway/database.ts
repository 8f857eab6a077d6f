import { Kysely, MysqlDialect } from 'kysely'
import { createPool, type Pool } from 'mysql2'
import type { Database } from '../shared/database/schema.ts'
import { integerValue } from '../shared/database/values.ts'

export interface DatabaseOptions {
  /** `mysql://user:password@host:port/name`; parts percent-encoded. */
  url: string
  connections: number
}

/** Where and as whom to connect. Only `ssl=true` is read of an address's parameters. */
export function connectionOptions(url: string) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    ...(searchParams.get('ssl') === 'true' ? { ssl: {} } : {}),
  }
}

/**
 * mysql2, by measurement (2 cores, MariaDB 10.11, durable commits, batches of 500 written as text): bare upserts 80 to
 * 97 thousand rows/s; lock-and-read 200 to 350 thousand, so that reading every row back costs a batch a tenth of its
 * time, and a compare-and-set without it, 63 thousand awards/s against 59, is not worth a second source of truth. What
 * cost was on this side: thousands of parameters a statement, see `number-rows.ts`. `Bun.SQL` is as fast at upserts,
 * but yields one BIGINT column as number or string by its value, where an id must be text whatever its size.
 *
 * A pool over TCP that yields the same values as PlanetScale's driver does at the edge.
 */
export function openPool({ url, connections }: DatabaseOptions): Pool {
  return createPool({
    ...connectionOptions(url),
    connectionLimit: connections,
    charset: 'utf8mb4',
    timezone: 'Z',
    // Count rows that changed, as PlanetScale does, not rows that matched.
    flags: ['-FOUND_ROWS'],
    typeCast: (field, next) => {
      if (field.type !== 'LONGLONG' && field.type !== 'NEWDECIMAL') return next()
      const text = field.string()
      return text === null ? null : integerValue(field.name, text)
    },
  })
}

/** Kysely over TCP; `destroy()` closes its connections. */
export const openDatabase = (options: DatabaseOptions): Kysely<Database> =>
  new Kysely<Database>({ dialect: new MysqlDialect({ pool: openPool(options) }) })
