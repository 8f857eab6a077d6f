import type { Compilable, CompiledQuery } from 'kysely'
import type { Queries } from '../queries.ts'
import { fillSlots, slotsFor } from './prepare.ts'

/**
 * `prepare` for a list of values: one statement, which joins the query for each of them with `union all`.
 * @returns a function that takes at least one value of each name
 */
export function prepareEach<Values extends Readonly<Record<string, string | number>>, Row>(
  build: (db: Queries, values: Values) => Compilable<Row>,
): (db: Queries, list: readonly Values[]) => Promise<Row[]> {
  const slots = slotsFor<Values>()
  let built: CompiledQuery<Row> | undefined
  return async (db, list) => {
    built ??= build(db, slots).compile()
    const { parameters, sql } = built
    const filled = list.flatMap((values) => fillSlots(parameters, values))
    const all = list.map(() => sql).join(' union all ')
    return (await db.getExecutor().executeQuery<Row>({ ...built, sql: all, parameters: filled })).rows
  }
}
