import type { KyselyPlugin } from 'kysely'

/**
 * Lets queries fail that a test chooses, as if the database were away. Use it with `withPlugin`.
 * @param fails receives the query's syntax tree as JSON, in which a test looks for tables and kinds of statements
 */
export const failingQueries = (fails: (query: string) => boolean): KyselyPlugin => ({
  transformQuery({ node }) {
    if (fails(JSON.stringify(node))) throw new Error('the test lets this query fail')
    return node
  },
  transformResult: async ({ result }) => result,
})
