/** The lowest of the numbers that several sources report, each until a time. */
export class Lowest {
  private readonly numbers = new Map<string, { value: number; until: number }>()

  /** @param forMs milliseconds after which the number no longer counts */
  note(source: string, value: number, forMs: number): void {
    this.numbers.set(source, { value, until: performance.now() + forMs })
  }

  forget(source: string): void {
    this.numbers.delete(source)
  }

  /** Null where no source has reported a number. */
  lowest(): number | null {
    const now = performance.now()
    for (const [source, { until }] of this.numbers) if (until <= now) this.numbers.delete(source)
    return this.numbers.size === 0 ? null : Math.min(...[...this.numbers.values()].map(({ value }) => value))
  }
}
