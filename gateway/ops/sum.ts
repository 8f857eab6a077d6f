import { Counter, type Registry } from 'prom-client'

/** A counter without labels, for events that are too frequent for prom-client's own: prom-client reads the sum at a scrape. */
export class Sum {
  private sum = 0

  constructor(registry: Registry, { name, help }: { name: string; help: string }) {
    const read = () => this.sum
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  }

  add(by = 1): void {
    this.sum += by
  }
}
