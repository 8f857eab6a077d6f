import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Fault } from './fault.ts'

const ROOT = join(import.meta.dir, '../..')
/** A test that hangs has noticed, too, in its way. */
const LONGEST_RUN_MS = 150_000
const TEST_TIMEOUT_MS = 30_000

export type Ended = 'passed' | 'failed' | 'timed out'

/** A copy of the project outside of it, for one fault at a time. */
export interface Copy {
  /** Runs tests, on the server whose address is given. @param paths below test/ */
  run(paths: readonly string[]): Promise<Ended>
  /** Plants a fault for as long as the work takes. */
  with<T>(fault: Fault, work: () => Promise<T>): Promise<T>
}

/** @param parent holds the copy, and is removed by whoever made it */
export async function makeCopy(parent: string, databaseUrl: string): Promise<Copy> {
  const directory = mkdtempSync(join(parent, 'copy-'))
  const listed = Bun.spawnSync(['git', 'ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT })
  for (const path of listed.stdout.toString().trim().split('\n')) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    // A file that git knows may be deleted here.
    await cp(join(ROOT, path), join(directory, path)).catch(() => {})
  }
  symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'))
  return {
    async run(paths) {
      const command = [process.execPath, '--no-orphans', 'test', '--bail', `--timeout=${TEST_TIMEOUT_MS}`]
      const tests = Bun.spawn([...command, ...paths.map((path) => `./test/${path}`)], {
        cwd: directory,
        env: { ...process.env, TEST_MYSQL_URL: databaseUrl },
        stdio: ['ignore', 'ignore', 'ignore'],
        timeout: LONGEST_RUN_MS,
        killSignal: 'SIGKILL',
      })
      const exitCode = await tests.exited
      if (tests.signalCode !== null) return 'timed out'
      return exitCode === 0 ? 'passed' : 'failed'
    },
    async with({ file, from, to }, work) {
      const target = Bun.file(join(directory, file))
      const text = await target.text()
      if (text.split(from).length !== 2) throw new Error(`${file} does not hold exactly once: ${from}`)
      await target.write(text.replace(from, () => to))
      try {
        return await work()
      } finally {
        await target.write(text)
      }
    },
  }
}
