import { type FileRefusal, UnreadableFile } from './file-refusal.ts'
import type { ChosenColumns } from './formats/plain.ts'
import { readJson } from './json/read.ts'
import type { MemberRows } from './member-rows.ts'
import { type Detected, type Refusals, RowSink } from './sink.ts'
import type { Utf8Decoder } from './text/lines.ts'
import { readText } from './text/read.ts'

/** A file with members of another bot, read. */
export interface MembersFile extends Detected {
  rows: MemberRows
  /** The refused rows. Rows that have no total under the rules of the import are added later. */
  refusals: Refusals
}

export type ReadMembers = { ok: true; file: MembersFile } | { ok: false; why: FileRefusal; line: number | null }

export interface ReadOptions {
  /** A new one for each file, because it keeps bytes between two calls. */
  decoder: Utf8Decoder
  /** Columns that were chosen by hand; null to find them. */
  chosen: ChosenColumns | null
  /** Called after each chunk with the number of rows so far. */
  report?: (rows: number) => void
  /** Called after every few milliseconds of work. A process with other work does some of it before it fulfils the promise. */
  pause?: () => Promise<unknown>
}

/** The first bytes of a zip archive: with files, without files, and in parts. */
const ZIPS = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08']
/** The first bytes of a file, which show what it is. */
const HEAD_BYTES = 512

/**
 * Reads a file with members of another bot. It keeps only a few numbers for each member, however large the file is.
 * @param chunks the file's bytes, in pieces of any size. A piece may reuse the memory of the piece before it
 */
export async function readMembersFile(chunks: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<ReadMembers> {
  const sink = new RowSink()
  try {
    const detected = await read(chunks, options, sink)
    for (const _ of sink.rows.closing()) await options.pause?.()
    if (sink.rows.size === 0 && sink.refusals.count === 0) throw new UnreadableFile('no-members')
    return { ok: true, file: { ...detected, rows: sink.rows, refusals: sink.refusals } }
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, why: error.why, line: error.line }
    throw error
  }
}

async function read(
  chunks: AsyncIterable<Uint8Array>,
  { decoder, chosen, report, pause }: ReadOptions,
  sink: RowSink,
): Promise<Detected> {
  const iterator = chunks[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      yield next.value
      report?.(sink.rows.count)
      await pause?.()
    }
  }
  try {
    for (let bytes = 0; bytes < HEAD_BYTES; ) {
      const { done, value } = await iterator.next()
      if (done === true) break
      first.push(value.slice())
      bytes += value.length
    }
    const head = headOf(first)
    const isJson = kindOf(head) === 'json'
    return await (isJson ? readJson(all(), { head, chosen }, sink) : readText(all(), { decoder, chosen }, sink))
  } finally {
    // A refused file is not read to its end. This closes the file, or ends the download.
    await iterator.return?.()
  }
}

/** The first bytes as text, one character each. */
const headOf = (chunks: readonly Uint8Array[]): string =>
  String.fromCharCode(...chunks.flatMap((chunk) => [...chunk.subarray(0, HEAD_BYTES)]).slice(0, HEAD_BYTES))

const UTF_16_SAMPLE = 8

/** Whether every second byte is NUL: Latin letters in UTF-16 that has no byte order mark. */
const isUnmarkedUtf16 = (head: string): boolean =>
  head.length >= UTF_16_SAMPLE &&
  [0, 1].some((nul) => [...head.slice(0, UTF_16_SAMPLE)].every((byte, nth) => (byte === '\0') === (nth % 2 === nul)))

/** Says what a file is. @param head as `headOf` returned it @throws {UnreadableFile} where it is nothing to import */
function kindOf(head: string): 'json' | 'text' {
  if (ZIPS.some((zip) => head.startsWith(zip))) throw new UnreadableFile('zip')
  if (head.startsWith('\x1f\x8b')) throw new UnreadableFile('gzip')
  if (head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff')) throw new UnreadableFile('utf-16')
  if (isUnmarkedUtf16(head)) throw new UnreadableFile('utf-16')
  const text = head.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (text === '') throw new UnreadableFile('empty')
  if (text.includes('\0')) throw new UnreadableFile('binary')
  if (text.startsWith('<')) throw new UnreadableFile('html')
  return text.startsWith('{') || text.startsWith('[') ? 'json' : 'text'
}
