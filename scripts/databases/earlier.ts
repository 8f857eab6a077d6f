import { existsSync, readFileSync, rmSync } from 'node:fs'
import type { ServerDirectory } from './directory.ts'

/** As long as a server with work left may take to end. */
const PATIENCE_MS = 15_000
const RETRY_MS = 25

/** The process id of a server that runs on this directory; null when there is none, whatever an old pid file says. */
export function runningServer(files: ServerDirectory): number | null {
  if (!existsSync(files.pidFile)) return null
  const pid = Number(readFileSync(files.pidFile, 'utf8'))
  if (!(pid > 0)) return null
  const shown = existsSync('/proc/self/cmdline')
    ? existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    : Bun.spawnSync(['ps', '-p', String(pid), '-o', 'command=']).stdout.toString()
  return shown !== false && shown.includes(files.data) ? pid : null
}

/** A server whose process was killed a moment ago is still ending; any other that holds the directory is in use. */
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
