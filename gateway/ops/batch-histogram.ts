import type { Histogram, Registry } from 'prom-client'

interface BatchHistogramOptions {
  name: string
  help: string
  /** Upper bounds, ascending. */
  buckets: readonly number[]
}

/** A histogram for values that are too frequent for prom-client's own: it takes those of a whole batch at once. */
export class BatchHistogram {
  readonly name: string
  /** How many values are in each bucket and in no smaller one. The last entry counts the values above all bounds. */
  private counts: number[]
  private sum = 0

  constructor(
    registry: Registry,
    private readonly options: BatchHistogramOptions,
  ) {
    this.name = options.name
    this.counts = this.empty()
    // The registry uses only the name, `get` and `reset` of a metric, and this class has them.
    registry.registerMetric(this as unknown as Histogram)
  }

  observeAll(values: readonly number[]): void {
    for (const value of values) this.observe(value)
  }

  observe(value: number): void {
    const { buckets } = this.options
    let nth = 0
    while (nth < buckets.length && value > (buckets[nth] ?? 0)) nth++
    this.counts[nth] = (this.counts[nth] ?? 0) + 1
    this.sum += value
  }

  /** Called by prom-client at a scrape. */
  async get() {
    const { name, help, buckets } = this.options
    let count = 0
    const cumulative = [...buckets, '+Inf'].map((le, nth) => {
      count += this.counts[nth] ?? 0
      return { metricName: `${name}_bucket`, labels: { le }, value: count }
    })
    const values = [
      ...cumulative,
      { metricName: `${name}_sum`, labels: {}, value: this.sum },
      { metricName: `${name}_count`, labels: {}, value: count },
    ]
    return { name, help, type: 'histogram', aggregator: 'sum', values }
  }

  reset(): void {
    this.counts = this.empty()
    this.sum = 0
  }

  private empty(): number[] {
    return [...this.options.buckets, 0].fill(0)
  }
}
