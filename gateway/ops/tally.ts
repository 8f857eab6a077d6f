import { Counter, type Registry } from 'prom-client'

/** A counter with one label, for events that are too frequent for prom-client's own: prom-client reads the sums at a scrape. */
export class Tally {
  private readonly counts = new Map<string, number>()

  constructor(registry: Registry, { name, help, label }: { name: string; help: string; label: string }) {
    const { counts } = this
    new Counter({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      collect() {
        this.reset()
        for (const [value, count] of counts) this.inc({ [label]: value }, count)
      },
    })
  }

  /** @param value of the label */
  inc(value: string, by = 1): void {
    this.counts.set(value, this.of(value) + by)
  }

  /** @returns the sum so far for a value of the label */
  of(value: string): number {
    return this.counts.get(value) ?? 0
  }
}
