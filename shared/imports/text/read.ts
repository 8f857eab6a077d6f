import { UnreadableFile } from '../file-refusal.ts'
import type { TextShape } from '../format.ts'
import type { ChosenColumns } from '../formats/plain.ts'
import type { Detected, RowSink } from '../sink.ts'
import { readRow } from '../values.ts'
import { cellsOf, separatorOf } from './cells.ts'
import { shapeOf, textFormats } from './columns.ts'

/** Turns bytes into text, and throws where they are not UTF-8: `new TextDecoder('utf-8', { fatal: true })`. */
export interface Utf8Decoder {
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string
}

const LONGEST_LINE = 65_536
/** Spreadsheets keep 15 digits of a number. */
const ROUNDED = /000$/
/** With fewer rows, all of their ids may end with three zeros by chance. */
const LEAST_ROUNDED = 3

async function* linesOf(chunks: AsyncIterable<Uint8Array>, decoder: Utf8Decoder): AsyncGenerator<string> {
  let rest = ''
  let number = 0
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
    } catch {
      throw new UnreadableFile('not-utf-8', number + 1)
    }
  }
  for await (const chunk of chunks) {
    const lines = (rest + decode(chunk)).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_LINE) throw new UnreadableFile('too-long', number + lines.length + 1)
    for (const line of lines) {
      number++
      yield line.endsWith('\r') ? line.slice(0, -1) : line
    }
  }
  rest += decode()
  if (rest !== '') yield rest
}

/** Reads a text file with a line for each member. @param chunks the whole file @throws {UnreadableFile} */
export async function readText(
  chunks: AsyncIterable<Uint8Array>,
  { decoder, chosen }: { decoder: Utf8Decoder; chosen: ChosenColumns | null },
  sink: RowSink,
): Promise<Detected> {
  let shape: TextShape | null = null
  let [number, members, rounded] = [0, 0, 0]
  for await (const line of linesOf(chunks, decoder)) {
    number++
    if (line.trim() === '') continue
    const separator: string = shape?.separator ?? separatorOf(line)
    const cells = cellsOf(line, separator)
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
  if (shape === null) throw new UnreadableFile('empty')
  if (members >= LEAST_ROUNDED && rounded === members) throw new UnreadableFile('rounded-ids')
  const [format, ...others] = textFormats(shape, chosen)
  if (format === undefined) throw new UnreadableFile('no-members')
  return { format, others, besides: {} }
}
