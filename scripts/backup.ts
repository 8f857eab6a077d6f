import { createWriteStream } from 'node:fs'
import { link, open, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { backupLines } from './backups/write.ts'
import { databaseUrl } from './local/database-address.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { withProgress } from './local/progress-line.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { readWords } from './local/words.ts'

const OWNER_ONLY = 0o600

/**
 * Writes to `file.partial`, and gives it the name `file` when it is complete and on the disk.
 * @returns the number of rows @throws if `file` exists
 */
async function write(url: string, file: string, now: Date, stop: AbortSignal): Promise<number> {
  const partial = `${file}.partial`
  let rows = 0
  await rm(partial, { force: true })
  try {
    await withProgress('rows read', async (report) => {
      const counted = (count: number): void => {
        rows = count
        report(count)
      }
      const lines = Readable.from(backupLines(url, now, counted))
      await pipeline(lines, createGzip(), createWriteStream(partial, { mode: OWNER_ONLY, flags: 'wx' }), {
        signal: stop,
      })
    })
    const handle = await open(partial, 'r+')
    await handle.sync()
    await handle.close()
    await link(partial, file)
    return rows
  } finally {
    await rm(partial, { force: true })
  }
}

async function main(words: readonly string[]): Promise<void> {
  const options = { all: { type: 'boolean' }, to: { type: 'string' } } as const
  const { values, wrongUsage } = readWords({ script: 'backup', options }, words)
  if (values.all !== true) throw wrongUsage('say what to back up: --all')
  const now = new Date()
  const file = values.to ?? `prosperity-${now.toISOString().slice(0, 19).replaceAll(':', '-')}.jsonl.gz`
  if (await Bun.file(file).exists()) throw new Refusal(`${file} exists, and is not overwritten.`, EXIT_CODES.failed)
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  try {
    const rows = await write(databaseUrl(), file, now, stopping.signal)
    process.stdout.write(`${rows.toLocaleString('en-US')} rows in ${file}\n`)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const why = stopping.signal.aborted ? 'It was stopped' : error instanceof Error ? error.message : String(error)
    throw new Refusal(`${why}. No file was written.`, EXIT_CODES.failed)
  }
}

await runScript(main)
