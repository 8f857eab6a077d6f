import type { KyselyPlugin } from 'kysely'

/**
 * A plugin for `withPlugin` that lets chosen queries fail, as if the database were away.
 * @param fails whether a query fails. It receives the syntax tree of the query as JSON
 */
export const failingQueries = (fails: (query: string) => boolean): KyselyPlugin => ({
  transformQuery({ node }) {
    if (fails(JSON.stringify(node))) throw new Error('the test lets this query fail')
    return node
  },
  transformResult: async ({ result }) => result,
})
