import { UnreadableFile } from '../file-refusal.ts'
import type { TextShape } from '../format.ts'
import type { ChosenColumns } from '../formats/plain.ts'
import type { Detected, RowSink } from '../sink.ts'
import { readRow } from '../values.ts'
import { cellsOf, separatorOf } from './cells.ts'
import { shapeOf, textFormats } from './columns.ts'
import { LONGEST_LINE, linesOf, type Utf8Decoder } from './lines.ts'

/** A name in quotes may have line breaks. The number of lines is limited, because each further line makes the whole row be read again. */
const MOST_LINES_OF_A_ROW = 100
/** Spreadsheets keep 15 digits of a number. */
const ROUNDED = /000$/
/** With fewer rows, all of their ids may end with three zeros by chance. */
const LEAST_ROUNDED = 3

/** Reads a text file with a line for each member. @param chunks the whole file @throws {UnreadableFile} */
export async function readText(
  chunks: AsyncIterable<Uint8Array>,
  { decoder, chosen }: { decoder: Utf8Decoder; chosen: ChosenColumns | null },
  sink: RowSink,
): Promise<Detected> {
  let shape: TextShape | null = null
  let [number, members, rounded] = [0, 0, 0]
  /** The lines of a row whose quote is open. */
  let [open, openSince] = ['', 0]
  for await (const part of linesOf(chunks, decoder)) {
    number++
    const line: string = open === '' ? part : `${open}\n${part}`
    if (line.trim() === '') continue
    const separator: string = shape?.separator ?? separatorOf(line)
    const cells = cellsOf(line, separator)
    if (cells === null) {
      if (open === '') openSince = number
      open = line
      if (open.length > LONGEST_LINE || number - openSince > MOST_LINES_OF_A_ROW)
        throw new UnreadableFile('open-quote', openSince)
      continue
    }
    open = ''
    if (shape === null) {
      shape = shapeOf(cells, separator, chosen)
      if (shape.header.length > 0) continue
    }
    const cell = (column: number | null): string | undefined => (column === null ? undefined : cells[column])
    const { id, xp, level, messages } = shape
    const row = readRow({ id: cell(id), xp: cell(xp), level: cell(level), messages: cell(messages) })
    if (row.ok) members++
    if (row.ok && ROUNDED.test(row.member.userId)) rounded++
    sink.add(row, number, line)
  }
  if (open !== '') throw new UnreadableFile('open-quote', openSince)
  if (shape === null) throw new UnreadableFile('empty')
  if (members >= LEAST_ROUNDED && rounded === members) throw new UnreadableFile('rounded-ids')
  const [format, ...others] = textFormats(shape, chosen)
  if (format === undefined) throw new UnreadableFile('no-members')
  return { format, others, besides: {} }
}
