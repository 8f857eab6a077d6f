import { UnreadableFile } from './file-refusal.ts'
import type { Besides, FileFormat } from './format.ts'
import { MemberRows } from './member-rows.ts'
import type { ReadRow, RowRefusal } from './values.ts'

/** A row that is not imported. */
export interface RefusedRow {
  line: number
  why: RowRefusal
  /** The beginning of the row, or its id. */
  text: string
}

/** The format of a file, other formats that it may have, and what it holds besides its members. */
export interface Detected {
  format: FileFormat
  others: readonly FileFormat[]
  besides: Besides
}

/** Refused rows that are listed; the others are counted. */
const MOST_LISTED = 50
const LONGEST_TEXT = 40

/** Rows that are refused: the first ones, and how many there are. */
export class Refusals {
  readonly listed: RefusedRow[] = []
  count = 0

  add({ line, why, text }: RefusedRow): void {
    this.count++
    if (this.listed.length < MOST_LISTED) this.listed.push({ line, why, text: text.slice(0, LONGEST_TEXT) })
  }
}

/** Collects the rows of a file, and the rows that are refused. */
export class RowSink {
  readonly rows = new MemberRows()
  readonly refusals = new Refusals()

  /** @param text names the row for a reader, where it is refused @throws {UnreadableFile} if the file has too many rows */
  add(row: ReadRow, line: number, text: string): void {
    if (this.rows.isFull) throw new UnreadableFile('too-many', line)
    if (row.ok) this.rows.add({ ...row.member, line })
    else this.refusals.add({ line, why: row.why, text })
  }
}
