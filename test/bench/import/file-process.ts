import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newestImport } from '../../../shared/database/imports/imports.ts'
import { type LargeFile, largeFile } from '../../support/large-files.ts'
import { until } from '../../support/until.ts'
import { type BenchDatabase, memberId } from '../gateway/database.ts'

const SCRIPT = join(import.meta.dir, '../../../scripts/import.ts')
const LOOK_EVERY_MS = 50
const PATIENCE_MS = 900_000
const MEGABYTE = 2 ** 20

export interface StagedFile {
  /** The most memory of the process that read the file, compared its members and wrote its rows. */
  memoryMb: number
  seconds: number
}

/**
 * Runs scripts/import with a file of many members of a filled guild, until all rows and the job are written. No process takes the
 * job.
 */
export async function stageFile(
  { url, db }: BenchDatabase,
  { guildId, kind, members }: { guildId: string; kind: LargeFile; members: number },
): Promise<StagedFile> {
  const folder = await mkdtemp(join(tmpdir(), 'prosperity-bench-import-'))
  try {
    const file = join(folder, kind)
    const writer = Bun.file(file).writer()
    for await (const chunk of largeFile(kind, members, (nth) => memberId(nth + 1))) await writer.write(chunk)
    await writer.end()
    const startedAt = performance.now()
    const child = Bun.spawn(
      [process.execPath, '--no-install', SCRIPT, file, '--guild', guildId, '--mode', 'add', '--apply'],
      { env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'ignore', 'inherit'] },
    )
    const isStaged = async (): Promise<boolean> => {
      if (child.exitCode !== null) throw new Error('scripts/import ended without an import')
      return (await newestImport(db, guildId))?.state === 'applying'
    }
    await until('the rows are written', isStaged, PATIENCE_MS, LOOK_EVERY_MS)
    const seconds = (performance.now() - startedAt) / 1_000
    child.kill()
    await child.exited
    return { memoryMb: (child.resourceUsage()?.maxRSS ?? Number.NaN) / MEGABYTE, seconds }
  } finally {
    await rm(folder, { recursive: true })
  }
}
