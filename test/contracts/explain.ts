import {
  CompiledQuery,
  type Kysely,
  type KyselyPlugin,
  MysqlQueryCompiler,
  type QueryId,
  type RootOperationNode,
} from 'kysely'
import type { Database } from '../../shared/database/schema.ts'

/** A table of a query's plan, as MySQL and MariaDB list it. */
export interface PlannedTable {
  /** Name or alias of the table; `<derived2>` for a subquery. */
  table: string | null
  /** The index that is read; null if none is. */
  key: string | null
  /** Notes, e.g. `Using index condition`. */
  extra: string
}

/** The plan of every `select` that a query sends, in order. The query runs, too. */
export async function plansOf(
  db: Kysely<Database>,
  run: (db: Kysely<Database>) => Promise<unknown>,
): Promise<PlannedTable[][]> {
  const nodes = new Map<QueryId, RootOperationNode>()
  const selects: CompiledQuery[] = []
  const recorder: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      nodes.set(queryId, node)
      return node
    },
    // A subquery is transformed, too. Only whole queries have results.
    async transformResult({ result, queryId }) {
      const node = nodes.get(queryId)
      if (node?.kind === 'SelectQueryNode') selects.push(new MysqlQueryCompiler().compileQuery(node, queryId))
      return result
    },
  }
  await run(db.withPlugin(recorder))
  const plans: PlannedTable[][] = []
  // MySQL 9 prints a tree unless another format is named.
  for (const { sql, parameters } of selects) {
    const { rows } = await db.executeQuery<{ table: string | null; key: string | null; Extra: string | null }>(
      CompiledQuery.raw(`explain format=traditional ${sql}`, [...parameters]),
    )
    plans.push(rows.map(({ table, key, Extra }) => ({ table, key, extra: Extra ?? '' })))
  }
  return plans
}
