import { existsSync, readFileSync, rmSync } from 'node:fs'
import type { ServerDirectory } from './directory.ts'

/** How long a server may take to end that still has work. */
const PATIENCE_MS = 15_000
const RETRY_MS = 25

/** The process id of the server that uses this directory; null where no server does, even if an old pid file names one. */
export function runningServer(files: ServerDirectory): number | null {
  if (!existsSync(files.pidFile)) return null
  const pid = Number(readFileSync(files.pidFile, 'utf8'))
  if (!(pid > 0)) return null
  const shown = existsSync('/proc/self/cmdline')
    ? existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    : Bun.spawnSync(['ps', '-p', String(pid), '-o', 'command=']).stdout.toString()
  return shown !== false && shown.includes(files.data) ? pid : null
}

/**
 * Waits for a server that is about to end, because its process was killed a moment ago. A server that does not end is
 * in use.
 */
export async function waitForEarlierServer(files: ServerDirectory, report: (line: string) => void): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  const pid = runningServer(files)
  if (pid !== null) report(`waiting for an earlier server (process ${pid}) to end`)
  while (runningServer(files) !== null) {
    if (performance.now() > deadline) {
      throw new Error(
        `A database server already runs on ${files.data}: stop what started it, or its process ${pid}, first`,
      )
    }
    await Bun.sleep(RETRY_MS)
  }
  rmSync(files.pidFile, { force: true })
}
