/** Keeps the last number of each source for a limited time, and finds the lowest. */
export class Lowest {
  private readonly numbers = new Map<string, { value: number; until: number }>()

  /** @param forMs how long the number counts, in milliseconds */
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
