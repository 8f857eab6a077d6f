import { createWriteStream } from 'node:fs'
import { link, open, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { EXIT_CODES } from '../local/exit-codes.ts'
import { withProgress } from '../local/progress-line.ts'
import { Refusal } from '../local/refusal.ts'
import { GuildUnavailable } from './guild/guild-lines.ts'

const OWNER_ONLY = 0o600

/** The name of a backup's file where none is given. @param of `prosperity`, or the guild's too */
export const fileName = (of: string, now: Date): string =>
  `${of}-${now.toISOString().slice(0, 19).replaceAll(':', '-')}.jsonl.gz`

/**
 * Writes a backup to `file.partial`, and gives it the name `file` when it is complete and on the disk.
 * @param lines yields the file's text, and reports the number of rows @returns the number of rows
 * @throws {Refusal} if `file` exists, or no file could be written
 */
export async function writeBackup(
  file: string,
  lines: (progress: (rows: number) => void) => AsyncIterable<string>,
): Promise<number> {
  if (await Bun.file(file).exists()) throw new Refusal(`${file} exists, and is not overwritten.`, EXIT_CODES.failed)
  const stopping = new AbortController()
  const stop = (): void => stopping.abort()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  const partial = `${file}.partial`
  let rows = 0
  try {
    await rm(partial, { force: true })
    await withProgress('rows read', async (report) => {
      const counted = (count: number): void => {
        rows = count
        report(count)
      }
      const target = createWriteStream(partial, { mode: OWNER_ONLY, flags: 'wx' })
      await pipeline(Readable.from(lines(counted)), createGzip(), target, { signal: stopping.signal })
    })
    const handle = await open(partial, 'r+')
    await handle.sync()
    await handle.close()
    await link(partial, file)
    return rows
  } catch (error) {
    if (error instanceof GuildUnavailable) throw new Refusal(`${error.message} No file was written.`, EXIT_CODES.failed)
    const why = stopping.signal.aborted ? 'It was stopped' : error instanceof Error ? error.message : String(error)
    throw new Refusal(`${why}. No file was written.`, EXIT_CODES.failed)
  } finally {
    await rm(partial, { force: true })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, stop)
  }
}
