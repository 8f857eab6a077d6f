import { type Config, cast, DatabaseError } from '@planetscale/database'
import { type CompiledQuery, type DatabaseConnection, type Driver, Kysely, type QueryResult } from 'kysely'
import { PlanetScaleDialect } from 'kysely-planetscale'
import type { Database } from '../shared/database/schema.ts'
import { integerValue } from '../shared/database/values.ts'

export interface DatabaseOptions {
  /** `https://user:password@host` of PlanetScale, or of the bridge (which may be plain `http:` on the same machine). */
  url: string
}

/** As the driver asks, but for `cache: 'no-store'`: nobody keeps what a POST yields, and it would cost workerd two headers more. */
const post: Config['fetch'] = (url, init) =>
  fetch(url, init && { method: init.method, headers: init.headers, body: init.body })

/** What PlanetScale hands over as text because it may not fit a JavaScript number. */
const AS_TEXT = new Set(['INT64', 'UINT64', 'DECIMAL'])

const IS_TEXT = new Set(['CHAR', 'VARCHAR', 'TEXT'])
const ASCII = /^[ -~]*$/

/** The driver takes text apart byte by byte to decode it from UTF-8; most of it reads the same either way. */
const toValue: typeof cast = (field, value) => {
  if (value === null) return null
  if (AS_TEXT.has(field.type)) return integerValue(field.name, value)
  return IS_TEXT.has(field.type) && ASCII.test(value) ? value : cast(field, value)
}

const MOST_ATTEMPTS = 5

/** MySQL ended this statement so that another could go on. Vitess hands its own number on. */
const isDeadlock = (error: unknown): boolean =>
  error instanceof DatabaseError && error.body.message.includes('(errno 1213)')

/** Here every statement is a transaction of its own: one that a deadlock ended did nothing, and can be made again. */
function afterDeadlocks(connection: DatabaseConnection): DatabaseConnection {
  const execute = connection.executeQuery.bind(connection)
  connection.executeQuery = async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await execute<Row>(query)
      } catch (error) {
        if (!isDeadlock(error) || attempt === MOST_ATTEMPTS) throw error
      }
    }
  }
  return connection
}

class EdgeDialect extends PlanetScaleDialect {
  override createDriver(): Driver {
    const driver = super.createDriver()
    const acquire = driver.acquireConnection.bind(driver)
    driver.acquireConnection = async () => afterDeadlocks(await acquire())
    return driver
  }
}

/** Kysely over PlanetScale's HTTP driver: stateless, one request for each statement. */
export const openDatabase = ({ url }: DatabaseOptions): Kysely<Database> =>
  new Kysely<Database>({ dialect: new EdgeDialect({ url, fetch: post, cast: toValue }) })
