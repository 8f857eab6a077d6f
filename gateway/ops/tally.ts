import { Counter, type Registry } from 'prom-client'

/** A counter by one label that is raised with every event: a number in a map, which prom-client sees when it is scraped. */
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

  inc(value: string, by = 1): void {
    this.counts.set(value, this.of(value) + by)
  }

  of(value: string): number {
    return this.counts.get(value) ?? 0
  }
}
