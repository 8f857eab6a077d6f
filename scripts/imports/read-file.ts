import { open } from 'node:fs/promises'
import { type MembersFile, readMembersFile } from '../../shared/imports/read-members.ts'
import { fileReason } from '../../shared/imports/reason-texts.ts'
import { EXIT_CODES } from '../local/exit-codes.ts'
import { collectingBytes } from '../local/little-memory.ts'
import { withProgress } from '../local/progress-line.ts'
import { Refusal } from '../local/refusal.ts'
import { download, isAddress } from './download.ts'
import type { AskedImport } from './words.ts'

const PIECE_BYTES = 65_536

/** Yields pieces of a file that all use the same memory. Otherwise a large file would leave hundreds of megabytes to collect. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  try {
    const piece = new Uint8Array(PIECE_BYTES)
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length)
      if (bytesRead === 0) return
      yield piece.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* file === '-' ? process.stdin : piecesOf(file)
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${error instanceof Error ? error.message : error}`, EXIT_CODES.failed)
  }
}

/** Reads the file of scripts/import. @throws {Refusal} with the reason where it cannot be imported */
export async function readFile({ file, chosen }: AskedImport): Promise<MembersFile> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const chunks = isAddress(file) ? download(file) : chunksOf(file)
  const read = await withProgress('rows read', (report) =>
    readMembersFile(collectingBytes(chunks), { decoder, chosen, report, pause: () => Bun.sleep(0) }),
  )
  if (read.ok) return read.file
  const where = read.line === null ? '' : ` (line ${read.line})`
  throw new Refusal(
    `${isAddress(file) ? 'The file' : file} cannot be imported${where}: ${fileReason(read.why, 'en')}.\nNothing was changed.`,
    EXIT_CODES.failed,
  )
}
