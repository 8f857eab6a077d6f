import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import * as v from 'valibot'
import {
  BACKUP_VERSION,
  endSchema,
  type Header,
  headerSchema,
  type Part,
  partSchema,
  type Row,
  rowSchema,
  type Table,
  tableSchema,
} from './format.ts'

/** A backup file that cannot be restored. The message says why, and in which line. */
export class UnusableBackup extends Error {}

/** One piece of a backup, in the order of the file. */
export type Piece =
  | { kind: 'header'; header: Header }
  | { kind: 'part'; part: Part }
  | { kind: 'table'; table: Table }
  | { kind: 'row'; row: Row }
  | { kind: 'end'; sha256: string }

/**
 * Reads a backup. Checks each line, and the hash of all lines at the end: before the end, do not trust what was yielded.
 * @throws {UnusableBackup}
 */
export async function* readBackup(file: string): AsyncGenerator<Piece> {
  const hash = createHash('sha256')
  let table: Table | null = null
  let rows = 0
  let number = 0
  let isEnded = false
  for await (const line of linesOf(file)) {
    number++
    const refuse = (why: string): UnusableBackup => new UnusableBackup(`${file} is damaged in line ${number}: ${why}`)
    if (isEnded) throw refuse('there is something after its end')
    const value = parse(line, refuse)
    if (number === 1) yield { kind: 'header', header: headerOf(value, file) }
    else if (Array.isArray(value)) {
      if (table === null || value.length !== table.columns.length || !v.is(rowSchema, value))
        throw refuse('it is not a row')
      rows++
      yield { kind: 'row', row: value }
    } else if (v.is(tableSchema, value)) {
      table = value
      yield { kind: 'table', table: value }
    } else if (v.is(partSchema, value)) {
      table = null
      yield { kind: 'part', part: value }
    } else if (v.is(endSchema, value)) {
      if (value.rows !== rows || value.sha256 !== hash.digest('hex')) throw refuse('its content was changed')
      isEnded = true
      yield { kind: 'end', sha256: value.sha256 }
      continue
    } else throw refuse('it is neither a table, a row nor the end')
    hash.update(line).update('\n')
  }
  if (!isEnded) throw new UnusableBackup(`${file} is incomplete: its end is missing.`)
}

function parse(line: string, refuse: (why: string) => UnusableBackup): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw refuse('it is not JSON')
  }
}

function headerOf(value: unknown, file: string): Header {
  if (!v.is(headerSchema, value)) throw new UnusableBackup(`${file} is not a backup of Prosperity.`)
  if (value.version <= BACKUP_VERSION) return value
  throw new UnusableBackup(`${file} has version ${value.version}, and this release reads up to ${BACKUP_VERSION}.`)
}

/** @throws {UnusableBackup} where the file cannot be read or unpacked */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const unpacked = createGunzip()
  source.on('error', (error) => unpacked.destroy(error))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  try {
    for await (const chunk of source.pipe(unpacked)) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
    rest += decoder.decode()
  } catch (error) {
    throw new UnusableBackup(`${file} cannot be read: ${error instanceof Error ? error.message : error}.`)
  } finally {
    source.destroy()
  }
  if (rest !== '') yield rest
}
