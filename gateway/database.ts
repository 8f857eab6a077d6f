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

/** A pool over TCP that yields the same values as PlanetScale's driver does at the edge. */
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
