import { DatabaseError, UnknownError } from '@planetscale/database'
import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  MysqlAdapter,
  MysqlQueryCompiler,
  type QueryExecutor,
  type QueryResult,
} from 'kysely'
import { isDeadlock } from '../../shared/database/query/deadlock.ts'
import { Statements } from '../../shared/database/query/statements.ts'
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

/** Whether the database ended the statement because of a deadlock. Vitess puts MySQL's error number into the message. */
const wasDeadlock = (error: unknown): boolean =>
  error instanceof DatabaseError && isDeadlock(Number(/\(errno (\d+)\)/.exec(error.body.message)?.[1]))

/** A statement without values, for a trace. Most values are already question marks; this replaces ids and texts. */
const withoutValues = (sql: string): string => sql.replace(/'(?:[^'\\]|\\.)*'|\b\d{5,}\b/g, '?')

/** Changes that were sent to the database and not answered: it is unknown whether they were made. */
interface Unanswered {
  changes: number
}

const isChange = (sql: string): boolean => !/^[\s(]*select\b/i.test(sql)

/** Whether the database itself answered with this error, and not a proxy. */
const isAnswer = (error: unknown): boolean => error instanceof DatabaseError && !(error instanceof UnknownError)

/** Where statements are sent, and when their requests end. */
interface Route {
  endpoint: Endpoint
  /** The signal that aborts a statement's request. */
  ends(): AbortSignal
  unanswered: Unanswered
  /** The parent of the statements' spans; null where nothing is traced. */
  span: Span | null
}

/** Sends each statement as a request of its own: the edge has no transactions. */
class EdgeConnection implements DatabaseConnection {
  readonly #route: Route

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

  /** Sends a statement again when a deadlock ended it: such a statement has changed nothing. */
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
        if (wasDeadlock(error) && attempt < MOST_ATTEMPTS) continue
        if (isAnswer(error)) unanswered.changes -= weight
        throw error
      }
    }
  }

  async #send<Row>(query: string): Promise<QueryResult<Row>> {
    const { endpoint, ends } = this.#route
    const { rows, rowsAffected, insertId } = await post(endpoint, query, ends())
    return {
      // The query's type declares the columns.
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

const provider = (route: Route): ConnectionProvider => ({
  provideConnection: (consumer) => consumer(new EdgeConnection(route)),
})

/** Statements over PlanetScale's HTTP protocol: stateless, one request for each statement. Every request ends. */
export class EdgeDatabase extends Statements {
  readonly #route: Route

  constructor(executor: QueryExecutor, route: Route) {
    super(executor)
    this.#route = route
  }

  /** Whether a change was sent and not answered: it is unknown whether the database made the change. */
  get isUncertain(): boolean {
    return this.#route.unanswered.changes > 0
  }

  /**
   * The same database for work with an end: the signal aborts the requests, and after the signal none is sent.
   * @param span the parent of the statements' spans; null where nothing is traced
   */
  until(signal: AbortSignal, span: Span | null = null): EdgeDatabase {
    const route = { ...this.#route, ends: () => signal, unanswered: { changes: 0 }, span }
    return new EdgeDatabase(this.getExecutor().withConnectionProvider(provider(route)), route)
  }
}

/** Opens the database; nothing is sent before the first statement. */
export function openDatabase({ url, send = (to, init) => fetch(to, init) }: DatabaseOptions): EdgeDatabase {
  const ends = (): AbortSignal => AbortSignal.timeout(ANSWER_WITHIN_MS)
  const route = { endpoint: endpointOf(url, send), ends, unanswered: { changes: 0 }, span: null }
  return new EdgeDatabase(
    new DefaultQueryExecutor(new MysqlQueryCompiler(), new MysqlAdapter(), provider(route)),
    route,
  )
}
