import { DatabaseError, UnknownError } from '@planetscale/database'
import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  Kysely,
  type KyselyProps,
  MysqlAdapter,
  MysqlQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type { Database } from '../../shared/database/schema.ts'
import type { Span } from '../../shared/trace/span.ts'
import { type Endpoint, endpointOf, post, type SendOnce, withValues } from './planetscale.ts'

export interface DatabaseOptions {
  /** `https://user:password@host` of PlanetScale, or of the bridge (which may be plain `http:` on the same machine). */
  url: string
  /** The runtime's own fetch, unless it needs to be told not to send again. */
  send?: SendOnce
}

/** The time limit of a statement outside of `until`. */
const ANSWER_WITHIN_MS = 10_000

const MOST_ATTEMPTS = 5
/** Characters of a statement in a trace. */
const LONGEST_TRACED = 500

/** MySQL ended this statement so that another could go on. Vitess passes its number on. */
const isDeadlock = (error: unknown): boolean =>
  error instanceof DatabaseError && error.body.message.includes('(errno 1213)')

/** A statement without values, for a trace. Most values are already question marks; this replaces ids and texts. */
const withoutValues = (sql: string): string => sql.replace(/'(?:[^'\\]|\\.)*'|\b\d{5,}\b/g, '?')

/** Changes that were sent to the database and not answered: it is unknown whether they were made. */
interface Unanswered {
  changes: number
}

const isChange = (sql: string): boolean => !/^[\s(]*select\b/i.test(sql)

/** Whether the database itself answered with this error, and not a proxy. */
const isAnswer = (error: unknown): boolean => error instanceof DatabaseError && !(error instanceof UnknownError)

/** A place to send statements to, for as long as they may take. */
interface Route {
  endpoint: Endpoint
  ends(): AbortSignal
  unanswered: Unanswered
  /** The span to which the statements belong; null where they are not traced. */
  span: Span | null
}

/** Sends each statement as a request of its own. Only those of a transaction share a session. */
class EdgeConnection implements DatabaseConnection {
  readonly #route: Route
  #isInTransaction = false
  #session: unknown = null

  constructor(route: Route) {
    this.#route = route
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { span: parent } = this.#route
    if (parent === null) return this.#execute(query)
    const about = { 'db.system.name': 'mysql', 'db.query.text': withoutValues(query.sql).slice(0, LONGEST_TRACED) }
    const span = parent.child('query', 'client', about)
    return this.#execute<Row>(query).finally(() => span.end())
  }

  /** Sends a statement again when a deadlock ended it: one that is a transaction of its own has then done nothing. */
  async #execute<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { unanswered } = this.#route
    const query = withValues(sql, parameters)
    const weight = isChange(sql) ? 1 : 0
    unanswered.changes += weight
    for (let attempt = 1; ; attempt++) {
      try {
        const result = await this.#send<Row>(query)
        unanswered.changes -= weight
        return result
      } catch (error) {
        if (isDeadlock(error) && !this.#isInTransaction && attempt < MOST_ATTEMPTS) continue
        if (isAnswer(error)) unanswered.changes -= weight
        throw error
      }
    }
  }

  async begin({ isolationLevel }: TransactionSettings): Promise<void> {
    this.#isInTransaction = true
    if (isolationLevel) await this.#send(`set transaction isolation level ${isolationLevel}`)
    await this.#send('begin')
  }

  async end(statement: 'commit' | 'rollback'): Promise<void> {
    await this.#send(statement)
    this.#isInTransaction = false
    this.#session = null
  }

  async #send<Row>(query: string): Promise<QueryResult<Row>> {
    const { endpoint, ends } = this.#route
    const { rows, rowsAffected, insertId, session } = await post(endpoint, { query, session: this.#session }, ends())
    if (this.#isInTransaction) this.#session = session
    return {
      // The query's own type says what its columns are.
      rows: rows as Row[],
      numAffectedRows: BigInt(rowsAffected),
      ...(insertId !== '0' && { insertId: BigInt(insertId) }),
    }
  }

  // biome-ignore lint/correctness/useYield: the protocol has no streams
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('PlanetScale answers a statement as a whole')
  }
}

class EdgeDriver implements Driver {
  readonly #route: Route

  constructor(route: Route) {
    this.#route = route
  }

  async init(): Promise<void> {}
  acquireConnection = async (): Promise<EdgeConnection> => new EdgeConnection(this.#route)
  beginTransaction = (connection: EdgeConnection, settings: TransactionSettings) => connection.begin(settings)
  commitTransaction = (connection: EdgeConnection) => connection.end('commit')
  rollbackTransaction = (connection: EdgeConnection) => connection.end('rollback')
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

/** MySQL's dialect over a connection that keeps the sessions of transactions and repeats what a deadlock ended. */
class EdgeDialect implements Dialect {
  readonly #route: Route

  constructor(route: Route) {
    this.#route = route
  }

  createDriver = (): Driver => new EdgeDriver(this.#route)
  createQueryCompiler = (): MysqlQueryCompiler => new MysqlQueryCompiler()
  createAdapter = (): MysqlAdapter => new MysqlAdapter()
  createIntrospector(): never {
    throw new Error('only migrations read the schema')
  }
}

const provider = (route: Route): ConnectionProvider => ({
  provideConnection: (consumer) => consumer(new EdgeConnection(route)),
})

/** Kysely over PlanetScale's HTTP protocol: stateless, one request for each statement. Every request ends. */
export class EdgeDatabase extends Kysely<Database> {
  readonly #props: KyselyProps
  readonly #route: Route

  constructor(props: KyselyProps, route: Route) {
    super(props)
    this.#props = props
    this.#route = route
  }

  /** Whether a change was sent whose answer has not come, and perhaps never will: it may have been made. */
  get isUncertain(): boolean {
    return this.#route.unanswered.changes > 0
  }

  /**
   * The same database for work that ends: its requests last until the signal says so, and afterwards there are none.
   * @param span to which the statements belong; null where nothing is traced
   */
  until(signal: AbortSignal, span: Span | null = null): EdgeDatabase {
    const route = { ...this.#route, ends: () => signal, unanswered: { changes: 0 }, span }
    const executor = this.#props.executor.withConnectionProvider(provider(route))
    return new EdgeDatabase({ ...this.#props, executor }, route)
  }
}

/** Opens the database; nothing is sent before the first statement. */
export function openDatabase({ url, send = (to, init) => fetch(to, init) }: DatabaseOptions): EdgeDatabase {
  const ends = (): AbortSignal => AbortSignal.timeout(ANSWER_WITHIN_MS)
  const route = { endpoint: endpointOf(url, send), ends, unanswered: { changes: 0 }, span: null }
  const dialect = new EdgeDialect(route)
  const executor = new DefaultQueryExecutor(dialect.createQueryCompiler(), dialect.createAdapter(), provider(route))
  return new EdgeDatabase({ config: { dialect }, dialect, driver: dialect.createDriver(), executor }, route)
}
