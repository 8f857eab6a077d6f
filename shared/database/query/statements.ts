import {
  createQueryId,
  createSelectQueryBuilder,
  DeleteQueryBuilder,
  DeleteQueryNode,
  expressionBuilder,
  InsertQueryBuilder,
  InsertQueryNode,
  type OperationNode,
  type QueryExecutor,
  type SelectQueryNode,
  TableNode,
  UpdateQueryBuilder,
  UpdateQueryNode,
} from 'kysely'
import type { Queries } from '../queries.ts'
import type { Database } from '../schema.ts'

type Tables = Parameters<Queries['selectFrom']>[0]

/** Lets Kysely parse names of tables with their aliases, and queries in the place of tables. */
const selectionFrom = (tables: Tables): SelectQueryNode =>
  expressionBuilder<Database>().selectFrom(tables).toOperationNode()

const tablesOf = (tables: Tables): OperationNode[] => [...(selectionFrom(tables).from?.froms ?? [])]

/**
 * The `Queries` of the edge: Kysely's statements without its schema builder, its transactions and `merge`, which would be a
 * twelfth of the edge's bundle.
 */
export class Statements implements Queries {
  readonly #executor: QueryExecutor

  constructor(executor: QueryExecutor) {
    this.#executor = executor
  }

  // The casts to `never` are safe: Kysely makes the same builders of the same nodes, and it, too, computes their types
  // from the names of tables without a check by the compiler.
  readonly selectFrom: Queries['selectFrom'] = (from) =>
    createSelectQueryBuilder({ ...this.#common(), queryNode: selectionFrom(from) }) as never

  readonly insertInto: Queries['insertInto'] = (table) =>
    new InsertQueryBuilder({ ...this.#common(), queryNode: InsertQueryNode.create(TableNode.create(table)) })

  readonly updateTable: Queries['updateTable'] = (tables) =>
    new UpdateQueryBuilder({ ...this.#common(), queryNode: UpdateQueryNode.create(tablesOf(tables)) }) as never

  readonly deleteFrom: Queries['deleteFrom'] = (from) =>
    new DeleteQueryBuilder({ ...this.#common(), queryNode: DeleteQueryNode.create(tablesOf(from)) }) as never

  #common() {
    return { queryId: createQueryId(), executor: this.#executor }
  }

  getExecutor(): QueryExecutor {
    return this.#executor
  }
}
