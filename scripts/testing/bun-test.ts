import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Count, countOf, withFailures } from './count.ts'
import { type Failure, filesOf } from './failures.ts'
import { writeTimings } from './timings.ts'

const TEST = '.test.ts'
/** Longer than any wait in a test, so that a test fails with the error of its wait, which says more. */
const TEST_TIMEOUT_MS = 300_000
/** More than a small machine has cores, because tests mostly wait for sockets, the database and the simulated Discord. */
const WORKERS = 6

export interface TestRun {
  /** The directory in which the tests run, absolute. */
  root: string
  /** Test files and folders, from the root. */
  paths: readonly string[]
  /** A pattern that a test's whole name has to match; null takes all. */
  pattern: string | null
  /** Where the report is written. */
  results: string
  /** Seconds that slow test files take: they start first. */
  slow?: Readonly<Record<string, number>>
  environment: Readonly<Record<string, string>>
  /** Hides what the tests print. */
  quiet?: boolean
}

/** Runs tests with `bun test`. A file without a part in the report of a run that failed counts as one test that failed. */
export async function runBunTest({
  root,
  paths,
  pattern,
  results,
  slow = {},
  environment,
  quiet = false,
}: TestRun): Promise<Count> {
  rmSync(results, { force: true })
  const timings = `${results}.timings.json`
  writeTimings(timings, testFiles(root, paths), slow)
  const options = [
    ...[`--timeout=${TEST_TIMEOUT_MS}`, `--parallel=${WORKERS}`, `--timings=${timings}`],
    // Files that run in one process share their modules: loading them anew for each file would take half of its CPU time.
    '--no-isolate',
    ...['--reporter=junit', `--reporter-outfile=${results}`],
    ...(pattern === null ? [] : [`--test-name-pattern=${pattern}`]),
  ]
  const tests = Bun.spawn([process.execPath, 'test', ...options, ...paths], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: quiet ? ['ignore', 'ignore', 'ignore'] : ['ignore', 'inherit', 'inherit'],
  })
  const exitCode = await tests.exited
  const file = Bun.file(results)
  const report = (await file.exists()) ? await file.text() : ''
  const count = countOf(report)
  if (exitCode === 0) return pattern === null ? count : { ...count, skipped: 0 }
  // A file of which no test has the name may be left out of the report.
  const missing = pattern === null && report !== '' ? filesWithoutReport(report, testFiles(root, paths)) : []
  const isExplained = count.failed > 0 || missing.length > 0
  const unexplained = {
    file: '',
    name: 'bun test',
    error: `ended with exit code ${exitCode}: the output above says why`,
  }
  const all = withFailures(count, isExplained ? missing : [unexplained])
  // Tests left out by name do not count.
  return pattern === null ? all : { ...all, skipped: 0 }
}

const filesWithoutReport = (report: string, wanted: readonly string[]): Failure[] => {
  const reported = filesOf(report)
  const error = 'could not be loaded: the output above says why'
  return wanted.filter((file) => !reported.has(file)).map((file) => ({ file, name: '', error }))
}

const testFiles = (root: string, paths: readonly string[]): string[] =>
  paths.flatMap((path) => (path.endsWith(TEST) ? [path] : findTests(root, path)))

const findTests = (root: string, folder: string): string[] =>
  [...new Bun.Glob(`**/*${TEST}`).scanSync(join(root, folder))].map((file) => join(folder, file)).sort()
