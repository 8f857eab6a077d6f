import type { Dataset } from './counts.ts'
import type { Log } from './log.ts'

/** One request to the web. It has no id of a server, a user or a session. */
export interface WebCounted {
  /** The login's step (`login`, `callback`, `logout`), or the id of an API route. */
  what: string
  /** How the request ended, in one word, e.g. `done`, `refused`. */
  outcome: string
  /** Milliseconds from the arrival of the request to its answer. */
  ms: number
}

/** Counts requests to the web. It never throws, and never delays an answer. */
export interface WebCounts {
  count(counted: WebCounted): void
}

/** Counts in Analytics Engine: one point for each request, with `blob1` what, `blob2` outcome, `double1` milliseconds. */
export const datasetWebCounts = (dataset: Dataset): WebCounts => ({
  count({ what, outcome, ms }) {
    dataset.writeDataPoint({ indexes: [what], blobs: [what, outcome], doubles: [ms] })
  },
})

/** The requests of one kind with one outcome. */
interface WebSum extends WebCounted {
  count: number
}

/** Sums of requests by `what` and `outcome`. `ms` is the sum of their times. */
class WebSums {
  #sums = new Map<string, WebSum>()

  add({ what, outcome, ms }: WebCounted): void {
    const key = `${what} ${outcome}`
    const sum = this.#sums.get(key) ?? { what, outcome, ms: 0, count: 0 }
    this.#sums.set(key, { ...sum, ms: sum.ms + ms, count: sum.count + 1 })
  }

  all(): WebSum[] {
    return [...this.#sums.values()]
  }

  /** Returns the sums since the last call, and begins new ones. */
  take(): WebSum[] {
    const sums = this.all()
    this.#sums = new Map()
    return sums
  }
}

/** Requests are summed for this time: open pages ask for news every few seconds. */
const LOG_EVERY_MS = 10_000

/**
 * Counts in the log, where the runtime has no other counts. A request logs the sums since the last time, at most every ten
 * seconds.
 */
export function logWebCounts(log: Log, clock: () => number): WebCounts {
  const sums = new WebSums()
  let writtenAt = 0
  return {
    count(counted) {
      sums.add(counted)
      if (clock() - writtenAt < LOG_EVERY_MS) return
      writtenAt = clock()
      for (const { what, outcome, count, ms } of sums.take()) {
        log.info('web requests', { what, outcome, count, meanMs: Math.round(ms / count) })
      }
    },
  }
}

/** Counts in memory, for Prometheus to scrape. */
export interface PrometheusWebCounts extends WebCounts {
  /** Lines for `GET /metrics`. */
  lines(): string[]
}

export function prometheusWebCounts(): PrometheusWebCounts {
  const sums = new WebSums()
  const name = 'prosperity_edge_web_seconds'
  return {
    count: (counted) => sums.add(counted),
    lines: () => [
      `# HELP ${name} Time from a request to the login or the API to its answer, by route and outcome`,
      `# TYPE ${name} summary`,
      ...sums
        .all()
        .flatMap(({ what, outcome, ms, count }) => [
          `${name}_sum{what="${what}",outcome="${outcome}"} ${ms / 1_000}`,
          `${name}_count{what="${what}",outcome="${outcome}"} ${count}`,
        ]),
    ],
  }
}
