import type { Header, Table } from './format.ts'
import { type Piece, readBackup, UnusableBackup } from './read.ts'

/** A table with its number of rows in the whole file. */
export interface CheckedTable {
  table: Table
  rows: number
}

export interface Checked {
  header: Header
  /** In the order of the file. */
  tables: CheckedTable[]
  rows: number
  /** The hash of the file's lines, in hexadecimal. */
  sha256: string
}

/**
 * Reads a whole backup without keeping its rows.
 * @param progress called with the number of rows read so far @param observe called with each piece @throws {UnusableBackup}
 */
export async function checkBackup(
  file: string,
  progress: (rows: number) => void,
  observe: (piece: Piece) => void,
): Promise<Checked> {
  let header: Header | null = null
  const tables = new Map<string, CheckedTable>()
  let present: CheckedTable | null = null
  let rows = 0
  let sha256 = ''
  for await (const piece of readBackup(file)) {
    observe(piece)
    if (piece.kind === 'header') header = piece.header
    if (piece.kind === 'table') {
      present = tables.get(piece.table.table) ?? { table: piece.table, rows: 0 }
      tables.set(piece.table.table, present)
    }
    if (piece.kind === 'end') sha256 = piece.sha256
    if (piece.kind !== 'row') continue
    if (present !== null) present.rows++
    progress(++rows)
  }
  if (header === null) throw new UnusableBackup(`${file} is empty.`)
  return { header, tables: [...tables.values()], rows, sha256 }
}
