import type { KyselyPlugin, QueryId, RootOperationNode, UnknownRow } from 'kysely'

/** A query whose rows the database has sent and whose caller does not have them yet. */
export interface Answered {
  /** The query's syntax tree as JSON, in which a test looks for tables and columns. */
  query: string
  rows: readonly UnknownRow[]
}

/**
 * Delays the rows of queries, so that a test can produce a rare order of events.
 * @param pass resolves when the caller may get the rows
 */
export function queryGate(pass: (answered: Answered) => Promise<void> | void): KyselyPlugin {
  const nodes = new WeakMap<QueryId, RootOperationNode>()
  return {
    transformQuery({ queryId, node }) {
      nodes.set(queryId, node)
      return node
    },
    async transformResult({ queryId, result }) {
      await pass({ query: JSON.stringify(nodes.get(queryId) ?? null), rows: result.rows })
      return result
    },
  }
}
