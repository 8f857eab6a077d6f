import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import type { Database } from '../schema.ts'

/** Stands in a query for the value of this name. */
class Slot {
  constructor(readonly name: string | symbol) {}
}

/**
 * A query that is built at its first use and from then on only filled in: for an answer that many wait for, since
 * building one takes Kysely a fifth of the CPU time that the whole of `/leaderboard` takes. Every dialect here writes the same SQL.
 * @param build gets the values' places by their names, to use wherever a query takes a value
 */
export function prepare<Values extends Readonly<Record<string, string | number>>, Row>(
  build: (db: Kysely<Database>, values: Values) => Compilable<Row>,
): (db: Kysely<Database>, values: Values) => Promise<Row[]> {
  // Kysely hands a value on as it is; only the type of the value matters to it, and that is the place's too.
  const slots = new Proxy({} as Values, { get: (_, name) => new Slot(name) })
  let built: CompiledQuery<Row> | undefined
  return async (db, values) => {
    built ??= build(db, slots).compile()
    const filled: unknown[] = built.parameters.map((value) =>
      value instanceof Slot ? Reflect.get(values, value.name) : value,
    )
    return (await db.executeQuery<Row>({ ...built, parameters: filled })).rows
  }
}
