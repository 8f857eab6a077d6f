/** How many tests and checks passed, failed or were skipped. */
export interface Count {
  passed: number
  failed: number
  skipped: number
}

/** Reads the counts from the report of `bun test`. */
export function countOf(report: string): Count {
  const root = /<testsuites [^>]*>/.exec(report)?.[0] ?? ''
  const number = (attribute: string): number => Number(new RegExp(` ${attribute}="(\\d+)"`).exec(root)?.[1] ?? 0)
  const failed = number('failures') + number('errors')
  const skipped = number('skipped')
  return { passed: number('tests') - failed - skipped, failed, skipped }
}

export const sumOf = (counts: readonly Count[]): Count =>
  counts.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
