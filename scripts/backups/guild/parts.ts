import type { Part, Row, Table } from '../format.ts'
import { readBackup } from '../read.ts'

/** Rows of a table in one part. */
export interface PartTable {
  table: Table
  rows: Row[]
}

/** A part of a guild's backup with all its rows. */
export interface PartRows {
  part: Part
  tables: PartTable[]
}

/** Reads the parts of a checked file, one after the other. */
export async function* partsOf(file: string): AsyncGenerator<PartRows> {
  let present: PartRows | null = null
  for await (const piece of readBackup(file)) {
    if (piece.kind === 'part') {
      if (present !== null) yield present
      present = { part: piece.part, tables: [] }
    } else if (piece.kind === 'table') present?.tables.push({ table: piece.table, rows: [] })
    else if (piece.kind === 'row') present?.tables.at(-1)?.rows.push(piece.row)
  }
  if (present !== null) yield present
}
