import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Fault, pathOf } from './fault.ts'

const ROOT = join(import.meta.dir, '../..')
const LONGEST_RUN_MS = 150_000
const TEST_TIMEOUT_MS = 30_000
const NAMED = ' -t '

/** How a run of tests ended. `failed` names the first test that failed. */
export type Ended = { how: 'passed' } | { how: 'failed'; test: string } | { how: 'timed out' }

/** A copy of the project outside of it, for one fault at a time. */
export interface Copy {
  /** Runs tests against the copy's database server, and stops at the first failure. @param tests as in `Fault` */
  run(tests: readonly string[]): Promise<Ended>
  /** Plants a fault for as long as the work takes. */
  with<T>(fault: Fault, work: () => Promise<T>): Promise<T>
}

/** @param parent directory that holds the copy; the caller removes it */
export async function makeCopy(parent: string, databaseUrl: string): Promise<Copy> {
  const directory = mkdtempSync(join(parent, 'copy-'))
  const listed = Bun.spawnSync(['git', 'ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT })
  for (const path of listed.stdout.toString().trim().split('\n')) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    // A file that git lists may be deleted in the working tree.
    await cp(join(ROOT, path), join(directory, path)).catch(() => {})
  }
  symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'))
  async function runAtOnce(tests: readonly string[]): Promise<Ended> {
    const command = [process.execPath, '--no-orphans', 'test', '--bail', `--timeout=${TEST_TIMEOUT_MS}`]
    const files = tests.map((test) => `./test/${pathOf(test)}`)
    const name = tests.flatMap((test) => (hasName(test) ? ['-t', test.slice(test.indexOf(NAMED) + NAMED.length)] : []))
    const running = Bun.spawn([...command, ...files, ...name], {
      cwd: directory,
      env: { ...process.env, TEST_MYSQL_URL: databaseUrl },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: LONGEST_RUN_MS,
      killSignal: 'SIGKILL',
    })
    const report = await new Response(running.stderr).text()
    const exitCode = await running.exited
    if (running.signalCode !== null) return { how: 'timed out' }
    return exitCode === 0 ? { how: 'passed' } : { how: 'failed', test: firstFailureIn(report) }
  }
  return {
    async run(tests) {
      const [named, whole] = [tests.filter(hasName), tests.filter((test) => !hasName(test))]
      for (const part of [...(whole.length > 0 ? [whole] : []), ...named.map((test) => [test])]) {
        const ended = await runAtOnce(part)
        if (ended.how !== 'passed') return ended
      }
      return { how: 'passed' }
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

const hasName = (test: string): boolean => test.includes(NAMED)

/** Reads the report of `bun test`: lines with a file's name stand above the lines of its tests. */
function firstFailureIn(report: string): string {
  let file = ''
  for (const line of report.split('\n')) {
    if (/^test\/\S+:$/.test(line)) file = line.slice('test/'.length, -1)
    const name = /^\(fail\) (.*?)(?: \[[\d.]+m?s\])?$/.exec(line)?.[1]
    if (name !== undefined) return `${file}: ${name}`
  }
  return `${file}: could not run`
}
