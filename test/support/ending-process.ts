import { QueryCreator } from 'kysely'
import type { Queries } from '../../shared/database/queries.ts'
import type { Database } from '../../shared/database/schema.ts'

/** The database as a process sees it that ends after some statements. Every later statement throws. */
export function endingAfter(db: Queries, statements: number): Queries {
  let sent = 0
  const executor = db.getExecutor().withPlugin({
    transformQuery({ node }) {
      if (++sent > statements) throw new Error('the process has ended')
      return node
    },
    transformResult: async ({ result }) => result,
  })
  return Object.assign(new QueryCreator<Database>({ executor }), { getExecutor: () => executor })
}
