/** A sum for each value of a label, for events that are too frequent for prom-client's own counter. */
export class Tally {
  readonly counts = new Map<string, number>()

  /** @param value of the label */
  inc(value: string, by = 1): void {
    this.counts.set(value, this.of(value) + by)
  }

  /** @returns the sum so far for a value of the label */
  of(value: string): number {
    return this.counts.get(value) ?? 0
  }
}
