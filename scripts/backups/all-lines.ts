import type { Connection, RowDataPacket } from 'mysql2/promise'
import { BACKUP_VERSION, type Header, type Line, type Table } from './format.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * The lines of a backup of every table.
 * @param progress called with the number of rows read so far
 */
export async function* allLines(snapshot: Snapshot, now: Date, progress: (rows: number) => void): AsyncGenerator<Line> {
  const header: Header = {
    ...{ prosperity: 'backup', version: BACKUP_VERSION, scope: 'all', createdAt: now.toISOString() },
    migrations: await snapshot.migrations(),
  }
  yield JSON.stringify(header)
  let rows = 0
  for (const table of await tablesOf(snapshot.connection)) {
    yield JSON.stringify(table)
    for await (const row of snapshot.rows(`SELECT ${valuesText(table)} FROM \`${table.table}\``)) {
      yield row
      progress(++rows)
    }
  }
}

/** Columns as they stand in a statement. */
export const namesText = (columns: readonly string[]): string => columns.map((name) => `\`${name}\``).join(', ')

const valuesText = ({ columns, bytes = [] }: Table): string =>
  columns.map((name) => (bytes.includes(name) ? `HEX(\`${name}\`)` : `\`${name}\``)).join(', ')

/** Kysely's own tables are left out: migrations fill them when a backup is restored. */
async function tablesOf(connection: Connection): Promise<Table[]> {
  const [rows] = await connection.query<RowDataPacket[]>(`
    SELECT t.table_name AS name, t.auto_increment AS next_id, c.column_name AS column_name,
      c.data_type LIKE '%binary' OR c.data_type LIKE '%blob' AS is_bytes
    FROM information_schema.tables t
    JOIN information_schema.columns c ON c.table_schema = t.table_schema AND c.table_name = t.table_name
    WHERE t.table_schema = DATABASE() AND t.table_type = 'BASE TABLE' AND t.table_name NOT LIKE 'kysely%'
    ORDER BY t.table_name, c.ordinal_position`)
  const tables = new Map<string, Table>()
  for (const row of rows) {
    const name = String(row.name)
    const nextId = row.next_id === null ? null : String(row.next_id)
    const table = tables.get(name) ?? { table: name, columns: [], nextId }
    table.columns.push(String(row.column_name))
    if (Number(row.is_bytes) === 1) table.bytes = [...(table.bytes ?? []), String(row.column_name)]
    tables.set(name, table)
  }
  return [...tables.values()]
}
