import { type Failure, failuresOf } from './failures.ts'
import { type FileTime, fileTimesOf } from './slowest.ts'

/** How many tests and checks passed, failed or were skipped, which failed, and how long each file took. */
export interface Count {
  passed: number
  failed: number
  skipped: number
  /** In the order of the report. */
  failures: readonly Failure[]
  times: readonly FileTime[]
}

/** Reads the counts from the report of `bun test`. */
export function countOf(report: string): Count {
  const root = /<testsuites [^>]*>/.exec(report)?.[0] ?? ''
  const number = (attribute: string): number => Number(new RegExp(` ${attribute}="(\\d+)"`).exec(root)?.[1] ?? 0)
  const failed = number('failures') + number('errors')
  const skipped = number('skipped')
  const passed = number('tests') - failed - skipped
  return { passed, failed, skipped, failures: failuresOf(report), times: fileTimesOf(report) }
}

/** Adds failures that are in no report. */
export const withFailures = (count: Count, more: readonly Failure[]): Count => ({
  ...count,
  failed: count.failed + more.length,
  failures: [...count.failures, ...more],
})

export const sumOf = (counts: readonly Count[]): Count =>
  counts.reduce(
    (sum, { passed, failed, skipped, failures, times }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
      failures: [...sum.failures, ...failures],
      times: [...sum.times, ...times],
    }),
    { passed: 0, failed: 0, skipped: 0, failures: [], times: [] },
  )
