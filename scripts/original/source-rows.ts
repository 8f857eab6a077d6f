import type { SourceColumn, SourceRow, SourceSchema, SourceTable } from '../../shared/original/schema.ts'

/** Rows of one page. */
const PAGE = 250
/** Rows that are read ahead of those that are handled. */
const READ_AHEAD = 1_000
const WHOLE = /^-?\d{1,20}$/

/** A connection to the source. It runs one statement at a time. The caller says which columns a statement has. */
export interface Connected {
  query<Row>(statement: string): Promise<readonly Row[]>
  stream<Row>(statement: string, readAhead: number): AsyncGenerator<Row>
  /** A text as a literal of SQL. */
  textLiteral(text: string): string
}

/** The rows of the original's tables. A table that the source does not have has none. */
export interface SourceRows {
  count(table: SourceTable): Promise<number>
  /** How many rows have each value of a column of ids. */
  countBy(table: SourceTable, column: string): AsyncGenerator<{ id: string; rows: number }>
  /** Reads rows one after the other, in the order of these columns. No other statement can run meanwhile. */
  inOrder<Table extends SourceTable>(table: Table, order: readonly string[]): AsyncGenerator<SourceRow<Table>>
  /** Reads rows in pages, in the order of a unique column of ids. */
  pages<Table extends SourceTable>(
    table: Table,
    column: SourceColumn<Table>,
  ): AsyncGenerator<readonly SourceRow<Table>[]>
  /** Reads the rows that have one of these ids in a column. */
  among<Table extends SourceTable>(
    table: Table,
    column: SourceColumn<Table>,
    ids: readonly string[],
  ): Promise<readonly SourceRow<Table>[]>
}

const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``

export function sourceRows({ query, stream, textLiteral }: Connected, schema: SourceSchema): SourceRows {
  /** The parts of statements about a table; null where the source does not have it. */
  function partsOf(table: SourceTable) {
    const mapped = schema[table]
    if (mapped === undefined) return null
    const columns = Object.entries(mapped.columns).map(([name, column]) => `${quoted(column.name)} AS ${quoted(name)}`)
    return {
      from: quoted(mapped.name),
      selected: `SELECT ${columns.join(', ')} FROM ${quoted(mapped.name)}`,
      column: (name: string): string => quoted(mapped.columns[name]?.name ?? name),
      // The literal has the column's own type, because MySQL compares a number and a text as floating-point numbers.
      literal: (name: string, id: string): string =>
        mapped.columns[name]?.isText === false && WHOLE.test(id) ? id : textLiteral(id),
    }
  }

  return {
    async count(table) {
      const parts = partsOf(table)
      if (parts === null) return 0
      const [row] = await query<{ n: unknown }>(`SELECT count(*) AS n FROM ${parts.from}`)
      return Number(row?.n ?? 0)
    },
    async *countBy(table, column) {
      const parts = partsOf(table)
      if (parts === null) return
      const by = parts.column(column)
      const counted = stream<{ id: unknown; n: unknown }>(
        `SELECT ${by} AS id, count(*) AS n FROM ${parts.from} GROUP BY ${by}`,
        READ_AHEAD,
      )
      for await (const { id, n } of counted) yield { id: String(id), rows: Number(n) }
    },
    async *inOrder<Table extends SourceTable>(table: Table, order: readonly string[]) {
      const parts = partsOf(table)
      if (parts === null) return
      yield* stream<SourceRow<Table>>(`${parts.selected} ORDER BY ${order.map(parts.column).join(', ')}`, READ_AHEAD)
    },
    async *pages<Table extends SourceTable>(table: Table, column: SourceColumn<Table>) {
      const parts = partsOf(table)
      if (parts === null) return
      let where = ''
      for (;;) {
        const by: string = parts.column(column)
        const page: readonly SourceRow<Table>[] = await query<SourceRow<Table>>(
          `${parts.selected}${where} ORDER BY ${by} LIMIT ${PAGE}`,
        )
        yield page
        const last = page.at(-1)
        if (last === undefined || page.length < PAGE) return
        where = ` WHERE ${by} > ${parts.literal(column, String(last[column]))}`
      }
    },
    async among<Table extends SourceTable>(table: Table, column: SourceColumn<Table>, ids: readonly string[]) {
      const parts = partsOf(table)
      if (parts === null || ids.length === 0) return []
      const list = ids.map((id) => parts.literal(column, id))
      return query<SourceRow<Table>>(`${parts.selected} WHERE ${parts.column(column)} IN (${list.join(', ')})`)
    },
  }
}
