import { attribute } from './failures.ts'

/** How long a test file took. */
export interface FileTime {
  /** E.g. `test/edge/secrets.test.ts`. */
  file: string
  /** Includes the file's hooks. The machine ran other files at the same time. */
  seconds: number
  /** The database on which it ran. */
  where?: string
}

const MOST = 10

/** Reads the time of each test file from the report of `bun test`. */
export const fileTimesOf = (report: string): FileTime[] =>
  [...report.matchAll(/<testsuite [^>]*>/g)].flatMap(([suite]) => {
    const file = attribute(suite, 'file')
    // The groups of tests in a file are suites as well, with names of their own.
    return attribute(suite, 'name') === file ? [{ file, seconds: Number(attribute(suite, 'time')) }] : []
  })

/** Lists the ten files that took longest, and the time of the whole run. @param seconds of the whole run */
export function describeTimes(times: readonly FileTime[], seconds: number): string[] {
  const slowest = times.toSorted((a, b) => b.seconds - a.seconds).slice(0, MOST)
  return [
    '',
    'Slowest test files, which ran beside others:',
    ...slowest.map(({ file, seconds, where }) => `${seconds.toFixed(1).padStart(7)} s  ${file} (${where})`),
    `All of it took ${seconds.toFixed(0)} s.`,
  ]
}
