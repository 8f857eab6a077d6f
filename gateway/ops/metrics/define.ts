import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { BatchHistogram } from '../batch-histogram.ts'
import { Sum } from '../sum.ts'
import { Tally } from '../tally.ts'

const PREFIX = 'prosperity_'

/** Makes the metrics of one process. Every name begins with `prosperity_`; `help` is one plain sentence for operators. */
export class Define {
  constructor(readonly registry: Registry) {}

  counter<Label extends string = never>(name: string, help: string, labelNames: Label[] = []): Counter<Label> {
    return new Counter({ name: PREFIX + name, help, labelNames, registers: [this.registry] })
  }

  gauge<Label extends string = never>(name: string, help: string, labelNames: Label[] = []): Gauge<Label> {
    return new Gauge({ name: PREFIX + name, help, labelNames, registers: [this.registry] })
  }

  /** A gauge whose number is read at each scrape. Null hides it. */
  watch(name: string, help: string, read: () => number | null | Promise<number | null>): void {
    new Gauge({
      name: PREFIX + name,
      help,
      registers: [this.registry],
      async collect() {
        const number = await read()
        if (number === null) this.remove()
        else this.set(number)
      },
    })
  }

  /** A counter whose sum is kept elsewhere, and read at each scrape. */
  count(name: string, help: string, read: () => number): void {
    new Counter({
      name: PREFIX + name,
      help,
      registers: [this.registry],
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  }

  /** A counter with one label, whose sums are kept elsewhere, and read at each scrape. */
  countEach(
    { name, help, label }: { name: string; help: string; label: string },
    read: () => Map<string, number>,
  ): void {
    new Counter({
      name: PREFIX + name,
      help,
      labelNames: [label],
      registers: [this.registry],
      collect() {
        this.reset()
        for (const [value, count] of read()) this.inc({ [label]: value }, count)
      },
    })
  }

  /** A gauge with one label, whose numbers are read at each scrape. */
  watchEach(
    { name, help, label }: { name: string; help: string; label: string },
    read: () => Map<string, number> | Promise<Map<string, number>>,
  ): void {
    new Gauge({
      name: PREFIX + name,
      help,
      labelNames: [label],
      registers: [this.registry],
      async collect() {
        const numbers = await read()
        this.reset()
        for (const [value, number] of numbers) this.set({ [label]: value }, number)
      },
    })
  }

  histogram<Label extends string = never>(
    name: string,
    help: string,
    buckets: readonly number[],
    labelNames: Label[] = [],
  ): Histogram<Label> {
    return new Histogram({ name: PREFIX + name, help, labelNames, buckets: [...buckets], registers: [this.registry] })
  }

  /** A histogram without labels for values that are too frequent for prom-client's own. */
  fastHistogram(name: string, help: string, buckets: readonly number[]): BatchHistogram {
    return new BatchHistogram(this.registry, { name: PREFIX + name, help, buckets })
  }

  /** A counter without labels, for events that are too frequent for prom-client's own. */
  sum(name: string, help: string): Sum {
    const sum = new Sum()
    this.count(name, help, () => sum.total)
    return sum
  }

  /** A counter with one label, for events that are too frequent for prom-client's own. */
  tally(name: string, help: string, label: string): Tally {
    const tally = new Tally()
    this.countEach({ name, help, label }, () => tally.counts)
    return tally
  }
}
