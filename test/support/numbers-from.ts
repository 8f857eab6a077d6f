import { type RawBuilder, sql } from 'kysely'
import { numberList } from '../../shared/database/query/number-literals.ts'

const digits = sql.raw(Array.from({ length: 10 }, (_, digit) => `select ${digit} as d`).join(' union all '))

/** A derived table of whole numbers, as the column `n`. @param from the first number @param count how many, at most 100,000 */
export function numbersFrom(from: number, count: number): RawBuilder<unknown> {
  const places = Array.from(String(count - 1), (_, place) => ({ table: sql.ref(`d${place}`), weight: 10 ** place }))
  const sum = places.map(({ table, weight }) => sql`${table}.d * ${numberList([weight])}`)
  const tables = places.map(({ table }) => sql`(${digits}) as ${table}`)
  return sql`(
    select ${numberList([from])} + ${sql.join(sum, sql` + `)} as n
    from ${sql.join(tables)}
    having n < ${numberList([from + count])}) as numbers`
}
