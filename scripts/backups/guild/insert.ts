import { CompiledQuery } from 'kysely'
import type { Queries } from '../../../shared/database/queries.ts'
import { namesText } from '../all-lines.ts'
import type { Row, Table } from '../format.ts'

const ROWS_IN_A_STATEMENT = 500

/** Inserts rows of a file. @param after the end of the statement, for rows that may exist */
export async function insertRows(
  trx: Queries,
  { table, columns }: Table,
  rows: readonly Row[],
  after = '',
): Promise<void> {
  const marks = `(${columns.map(() => '?').join(',')})`
  for (let from = 0; from < rows.length; from += ROWS_IN_A_STATEMENT) {
    const these = rows.slice(from, from + ROWS_IN_A_STATEMENT)
    const text = `insert into ${table} (${namesText(columns)}) values ${these.map(() => marks).join(',')} ${after}`
    await trx.getExecutor().executeQuery(CompiledQuery.raw(text, these.flat()))
  }
}
