import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { GUILD_TABLES } from '../../../shared/database/guild-tables.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { CheckedTable } from '../check.ts'

/** The columns of a table, in order, and those of its primary key. */
export interface TableColumns {
  columns: string[]
  key: string[]
}

/** Reads the columns of every table. */
export const COLUMNS_SQL = `
  SELECT c.table_name, c.column_name, k.ordinal_position AS nth
  FROM information_schema.columns c
  LEFT JOIN information_schema.key_column_usage k ON k.table_schema = c.table_schema AND k.table_name = c.table_name
    AND k.column_name = c.column_name AND k.constraint_name = 'PRIMARY'
  WHERE c.table_schema = DATABASE()
  ORDER BY c.table_name, c.ordinal_position`

/** Puts the rows of `COLUMNS_SQL` together, by table. */
export function columnsByTable(rows: Iterable<readonly (string | null)[]>): ReadonlyMap<string, TableColumns> {
  const tables = new Map<string, TableColumns>()
  for (const [table = '', column, nth = null] of rows) {
    if (table === null || column === null || column === undefined) continue
    const found = tables.get(table) ?? { columns: [], key: [] }
    tables.set(table, found)
    found.columns.push(column)
    if (nth !== null) found.key[Number(nth) - 1] = column
  }
  return tables
}

/** The columns of each table of an open database. */
export async function readColumns(db: Kysely<Database>): Promise<ReadonlyMap<string, TableColumns>> {
  const { rows } = await sql<Record<string, string | number | null>>`${sql.raw(COLUMNS_SQL)}`.execute(db)
  // The names of columns of information_schema are upper case on MySQL, so only their order is used.
  return columnsByTable(rows.map((row) => Object.values(row).map((value) => (value === null ? null : String(value)))))
}

const KEPT: ReadonlySet<string> = new Set(
  Object.entries(GUILD_TABLES).flatMap(([table, plan]) => ('keep' in plan ? [table] : [])),
)

/**
 * What a file has and the tables of a database do not: a table, or a column. Null where they have all. A column that the file does
 * not have is no problem: an older release wrote the file, and the column gets its default.
 */
export function columnProblem(
  tables: readonly CheckedTable[],
  present: ReadonlyMap<string, TableColumns>,
): string | null {
  for (const { table } of tables) {
    const columns = KEPT.has(table.table) ? present.get(table.table)?.columns : undefined
    if (columns === undefined) return table.table
    const unknown = table.columns.find((column) => !columns.includes(column))
    if (unknown !== undefined) return `${table.table}.${unknown}`
  }
  return null
}
