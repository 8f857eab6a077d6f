import { type Failure, failuresOf } from './failures.ts'

/** How many tests and checks passed, failed or were skipped, and which failed. */
export interface Count {
  passed: number
  failed: number
  skipped: number
  /** In the order of the report. */
  failures: readonly Failure[]
}

/** Reads the counts from the report of `bun test`. */
export function countOf(report: string): Count {
  const root = /<testsuites [^>]*>/.exec(report)?.[0] ?? ''
  const number = (attribute: string): number => Number(new RegExp(` ${attribute}="(\\d+)"`).exec(root)?.[1] ?? 0)
  const failed = number('failures') + number('errors')
  const skipped = number('skipped')
  return { passed: number('tests') - failed - skipped, failed, skipped, failures: failuresOf(report) }
}

/** Adds failures that are in no report. */
export const withFailures = (count: Count, more: readonly Failure[]): Count => ({
  ...count,
  failed: count.failed + more.length,
  failures: [...count.failures, ...more],
})

export const sumOf = (counts: readonly Count[]): Count =>
  counts.reduce(
    (sum, { passed, failed, skipped, failures }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
      failures: [...sum.failures, ...failures],
    }),
    { passed: 0, failed: 0, skipped: 0, failures: [] },
  )
