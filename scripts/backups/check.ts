import type { Header, Table } from './format.ts'
import { readBackup, UnusableBackup } from './read.ts'

export interface Checked {
  header: Header
  /** Each table with its number of rows, in the order of the file. */
  tables: { table: Table; rows: number }[]
  rows: number
}

/** Reads a whole backup without keeping its rows. @throws {UnusableBackup} */
export async function checkBackup(file: string, progress: (rows: number) => void): Promise<Checked> {
  let header: Header | null = null
  const tables: Checked['tables'] = []
  let rows = 0
  for await (const piece of readBackup(file)) {
    if (piece.kind === 'header') header = piece.header
    if (piece.kind === 'table') tables.push({ table: piece.table, rows: 0 })
    const last = tables.at(-1)
    if (piece.kind === 'row' && last !== undefined) last.rows++
    if (piece.kind === 'row') progress(++rows)
  }
  if (header === null) throw new UnusableBackup(`${file} is empty.`)
  return { header, tables, rows }
}
