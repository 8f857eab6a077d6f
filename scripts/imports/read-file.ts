import { createReadStream } from 'node:fs'
import { type MembersFile, readMembersFile } from '../../shared/imports/read-members.ts'
import { fileReason } from '../../shared/imports/reason-texts.ts'
import { EXIT_CODES } from '../local/exit-codes.ts'
import { withProgress } from '../local/progress-line.ts'
import { Refusal } from '../local/refusal.ts'
import type { AskedImport } from './words.ts'

async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  const stream = file === '-' ? process.stdin : createReadStream(file)
  try {
    for await (const chunk of stream) yield chunk
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${error instanceof Error ? error.message : error}`, EXIT_CODES.failed)
  }
}

/** Reads the file of scripts/import. @throws {Refusal} with the reason where it cannot be imported */
export async function readFile({ file, chosen }: AskedImport): Promise<MembersFile> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const read = await withProgress('rows read', (report) => readMembersFile(chunksOf(file), { decoder, chosen, report }))
  if (read.ok) return read.file
  const where = read.line === null ? '' : ` (line ${read.line})`
  throw new Refusal(
    `${file} cannot be imported${where}: ${fileReason(read.why, 'en')}.\nNothing was changed.`,
    EXIT_CODES.failed,
  )
}
