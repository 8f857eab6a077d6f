import type { KyselyPlugin, QueryId, RootOperationNode, UnknownRow } from 'kysely'

/** A query whose rows are there, and have not been handed on yet. */
export interface Answered {
  /** The query as a tree, written as JSON: enough to tell queries apart by their tables and columns. */
  query: string
  rows: readonly UnknownRow[]
}

/**
 * Holds up what the database has answered, so that a test brings about an order of events that is rare otherwise.
 * @param pass ends when the rows may be handed on
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
