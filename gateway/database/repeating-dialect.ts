import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  MysqlDialect,
  type MysqlDialectConfig,
  MysqlDriver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import { isDeadlock } from '../../shared/database/query/deadlock.ts'

const MOST_ATTEMPTS = 5

const wasDeadlock = (error: unknown): boolean =>
  error instanceof Error && 'errno' in error && isDeadlock(Number(error.errno))

/**
 * Kysely's dialect for MySQL, which runs a statement outside a transaction up to 5 times when a deadlock ends it: such a
 * statement is a transaction of its own, so nothing of it was stored. In a transaction the error is thrown: only the
 * caller can run the earlier statements again.
 */
export class RepeatingDialect extends MysqlDialect {
  readonly #config: MysqlDialectConfig

  constructor(config: MysqlDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): Driver {
    return new RepeatingDriver(this.#config)
  }
}

class RepeatingDriver extends MysqlDriver {
  readonly #known = new WeakSet<DatabaseConnection>()
  /** Connections on which a transaction began since they were taken from the pool. */
  readonly #inTransaction = new WeakSet<DatabaseConnection>()

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection()
    this.#inTransaction.delete(connection)
    if (!this.#known.has(connection)) this.#repeatStatements(connection)
    return connection
  }

  override beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    this.#inTransaction.add(connection)
    return super.beginTransaction(connection, settings)
  }

  #repeatStatements(connection: DatabaseConnection): void {
    this.#known.add(connection)
    const execute = connection.executeQuery.bind(connection)
    connection.executeQuery = async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await execute<Row>(query)
        } catch (error) {
          if (!wasDeadlock(error) || this.#inTransaction.has(connection) || attempt === MOST_ATTEMPTS) throw error
        }
      }
    }
  }
}
