import { type Config, cast, DatabaseError, UnknownError } from '@planetscale/database'
import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultConnectionProvider,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  Kysely,
  type KyselyProps,
  type QueryResult,
} from 'kysely'
import { PlanetScaleDialect, type PlanetScaleDialectConfig } from 'kysely-planetscale'
import { integerValue } from '../../shared/database/query/values.ts'
import type { Database } from '../../shared/database/schema.ts'

/** Posts a statement, once: a runtime that sends it again where the answer is lost would have it carried out twice. */
export type SendOnce = (url: string, init: RequestInit) => Promise<Response>

export interface DatabaseOptions {
  /** `https://user:password@host` of PlanetScale, or of the bridge (which may be plain `http:` on the same machine). */
  url: string
  /** The runtime's own fetch, unless it needs to be told not to send again. */
  send?: SendOnce
}

/** For a statement that nobody else ends before. */
const ANSWER_WITHIN_MS = 10_000

/** As the driver asks, but for `cache: 'no-store'`: nobody keeps what a POST yields, and it would cost workerd two headers more. */
const poster =
  (send: SendOnce, ends: () => AbortSignal): NonNullable<Config['fetch']> =>
  (url, init) =>
    // The driver sends nothing but text, whatever its type allows.
    send(url, {
      method: 'POST',
      ...(init && { headers: init.headers, body: init.body }),
      signal: ends(),
    } as RequestInit)

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

/** Changes that were sent to the database, and of which nobody knows whether they were made. */
interface Unanswered {
  changes: number
}

const isChange = (sql: string): boolean => !/^[\s(]*select\b/i.test(sql)

/** Whether the database itself said what is wrong, and not somebody in between, or nobody. */
const isAnswer = (error: unknown): boolean => error instanceof DatabaseError && !(error instanceof UnknownError)

/** Here every statement is a transaction of its own: one that a deadlock ended did nothing, and can be made again. */
function watched(connection: DatabaseConnection, unanswered: Unanswered): DatabaseConnection {
  const execute = connection.executeQuery.bind(connection)
  connection.executeQuery = async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
    const weight = isChange(query.sql) ? 1 : 0
    unanswered.changes += weight
    for (let attempt = 1; ; attempt++) {
      try {
        const result = await execute<Row>(query)
        unanswered.changes -= weight
        return result
      } catch (error) {
        if (isDeadlock(error) && attempt < MOST_ATTEMPTS) continue
        if (isAnswer(error)) unanswered.changes -= weight
        throw error
      }
    }
  }
  return connection
}

class EdgeDialect extends PlanetScaleDialect {
  readonly #unanswered: Unanswered

  constructor(config: PlanetScaleDialectConfig, unanswered: Unanswered) {
    super(config)
    this.#unanswered = unanswered
  }

  override createDriver(): Driver {
    const driver = super.createDriver()
    const acquire = driver.acquireConnection.bind(driver)
    driver.acquireConnection = async () => watched(await acquire(), this.#unanswered)
    return driver
  }
}

const dialectOf = (
  { url, send = (to, init) => fetch(to, init) }: DatabaseOptions,
  ends: () => AbortSignal,
  unanswered: Unanswered,
): Dialect => new EdgeDialect({ url, fetch: poster(send, ends), cast: toValue }, unanswered)

/** Kysely over PlanetScale's HTTP driver: stateless, one request for each statement. Every request ends. */
export class EdgeDatabase extends Kysely<Database> {
  readonly #options: DatabaseOptions
  readonly #props: KyselyProps
  readonly #unanswered: Unanswered

  constructor(options: DatabaseOptions, props: KyselyProps, unanswered: Unanswered) {
    super(props)
    this.#options = options
    this.#props = props
    this.#unanswered = unanswered
  }

  /** Whether a change was sent whose answer has not come, and perhaps never will: it may have been made. */
  get isUncertain(): boolean {
    return this.#unanswered.changes > 0
  }

  /** The same database for work that ends: its requests last until the signal says so, and afterwards there are none. */
  until(signal: AbortSignal): EdgeDatabase {
    const unanswered = { changes: 0 }
    const driver = dialectOf(this.#options, () => signal, unanswered).createDriver()
    const executor = this.#props.executor.withConnectionProvider({
      provideConnection: async (consumer) => consumer(await driver.acquireConnection()),
    })
    return new EdgeDatabase(this.#options, { ...this.#props, driver, executor }, unanswered)
  }
}

/** Opens the database; nothing is sent before the first statement. */
export function openDatabase(options: DatabaseOptions): EdgeDatabase {
  const unanswered = { changes: 0 }
  const dialect = dialectOf(options, () => AbortSignal.timeout(ANSWER_WITHIN_MS), unanswered)
  const driver = dialect.createDriver()
  const adapter = dialect.createAdapter()
  const provider = new DefaultConnectionProvider(driver)
  const executor = new DefaultQueryExecutor(dialect.createQueryCompiler(), adapter, provider)
  return new EdgeDatabase(options, { config: { dialect }, dialect, driver, executor }, unanswered)
}
