import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { type Connection as CallbackConnection, createConnection } from 'mysql2'
import type { Connection, RowDataPacket } from 'mysql2/promise'
import { connectionOptions } from '../../gateway/database/address.ts'
import { firstColumn } from './first-column.ts'
import { BACKUP_VERSION, type Header, type Table } from './format.ts'

/** Lines are yielded in pieces of about this many characters. */
const PIECE = 64 * 1024

/**
 * The lines of a backup of every table, as they were at one moment: one transaction reads one snapshot, while others
 * write. Keeps only one piece of the lines in memory. No column has a time zone: times are numbers.
 * @param url the database's address
 * @param progress called with the number of rows read so far
 */
export async function* backupLines(url: string, now: Date, progress: (rows: number) => void): AsyncGenerator<string> {
  const raw = createConnection(connectionOptions(url))
  const connection = raw.promise()
  try {
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY')
    yield* withEnd(allLines(raw, connection, now, progress))
  } finally {
    raw.destroy()
  }
}

async function* allLines(
  raw: CallbackConnection,
  connection: Connection,
  now: Date,
  progress: (rows: number) => void,
): AsyncGenerator<string | readonly (string | null)[]> {
  const migrations = await firstColumn(connection, 'SELECT name FROM kysely_migration ORDER BY name')
  const header: Header = {
    ...{ prosperity: 'backup', version: BACKUP_VERSION, scope: 'all', createdAt: now.toISOString() },
    migrations,
  }
  yield JSON.stringify(header)
  let rows = 0
  for (const table of await tablesOf(connection)) {
    yield JSON.stringify(table)
    for await (const row of rowsOf(raw, table)) {
      yield row
      progress(++rows)
    }
  }
}

/** Joins lines into pieces, and adds the end with their hash. */
async function* withEnd(lines: AsyncIterable<string | readonly (string | null)[]>): AsyncGenerator<string> {
  const hash = createHash('sha256')
  let piece = ''
  let rows = 0
  for await (const line of lines) {
    if (typeof line !== 'string') rows++
    piece += `${typeof line === 'string' ? line : JSON.stringify(line)}\n`
    if (piece.length < PIECE) continue
    hash.update(piece)
    yield piece
    piece = ''
  }
  hash.update(piece)
  yield `${piece}${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`
}

/** Kysely's own tables are left out: migrations fill them when a backup is restored. */
async function tablesOf(connection: Connection): Promise<Table[]> {
  const [rows] = await connection.query<RowDataPacket[]>(`
    SELECT t.table_name AS name, t.auto_increment AS next_id, c.column_name AS column_name
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
    tables.set(name, table)
  }
  return [...tables.values()]
}

function rowsOf(raw: CallbackConnection, { table, columns }: Table): AsyncIterable<(string | null)[]> {
  const names = columns.map((name) => `\`${name}\``).join(', ')
  const query = raw.query({
    sql: `SELECT ${names} FROM \`${table}\``,
    rowsAsArray: true,
    typeCast: (field) => field.string(),
  })
  const stream: Readable = query.stream({ highWaterMark: 1_000 })
  return stream
}
