import type { Connection } from 'mysql2/promise'
import type { Row, Table } from './format.ts'
import { readBackup } from './read.ts'

const ROWS_IN_A_STATEMENT = 500
const CHARACTERS_IN_A_STATEMENT = 1_000_000

/**
 * Inserts the rows of a checked backup into the tables, which exist and are empty.
 * @param connection a plain one. Its strict mode is set here, so that the database refuses a value rather than change it
 */
export async function fillTables(
  connection: Connection,
  file: string,
  progress: (rows: number) => void,
): Promise<void> {
  // NO_AUTO_VALUE_ON_ZERO: an id of 0 stays 0. NO_BACKSLASH_ESCAPES is left out, because the driver escapes with backslashes.
  await connection.query("SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'")
  let table: Table | null = null
  let batch: (string | Buffer | null)[][] = []
  let size = 0
  let rows = 0
  const insert = async (): Promise<void> => {
    if (table === null || batch.length === 0) return
    await connection.query('INSERT INTO ?? (??) VALUES ?', [table.table, table.columns, batch])
    rows += batch.length
    progress(rows)
    batch = []
    size = 0
  }
  for await (const piece of readBackup(file)) {
    if (piece.kind === 'table') {
      await insert()
      table = piece.table
      // A new id is larger than every earlier id, even if the newest rows were deleted before the backup.
      if (table.nextId !== null)
        await connection.query(`ALTER TABLE ?? AUTO_INCREMENT = ${BigInt(table.nextId)}`, [table.table])
    } else if (piece.kind === 'row') {
      batch.push(valuesOf(piece.row, table))
      size += piece.row.reduce((sum, value) => sum + (value?.length ?? 4), 0)
      if (batch.length === ROWS_IN_A_STATEMENT || size > CHARACTERS_IN_A_STATEMENT) await insert()
    }
  }
  await insert()
}

function valuesOf(row: Row, table: Table | null): (string | Buffer | null)[] {
  const { columns = [], bytes = [] } = table ?? {}
  if (bytes.length === 0) return row
  return row.map((value, nth) =>
    value !== null && bytes.includes(columns[nth] ?? '') ? Buffer.from(value, 'hex') : value,
  )
}
