import type { RateLimitData } from '@discordjs/rest'
import type { Metrics } from '../ops/metrics.ts'

/** The metrics of requests to Discord. */
export type RequestMetrics = Pick<Metrics, 'requests' | 'requestSeconds' | 'rateLimited' | 'rateLimitSeconds'>

/** Counts requests to Discord, and their waits for its rate limits. */
export class RequestCounts {
  constructor(private readonly metrics: RequestMetrics) {}

  /** Notes that a request is sent. @param route a template without ids @returns a function to call with the status at the end */
  begin(route: string): (status: number | 'failed') => void {
    const { requests, requestSeconds } = this.metrics
    const since = performance.now()
    return (status) => {
      requests.inc({ route, status })
      requestSeconds.observe({ route }, (performance.now() - since) / 1_000)
    }
  }

  /** Notes that a request must wait for a rate limit. */
  limited(scope: RateLimitData['scope'], waitMs: number): void {
    this.metrics.rateLimited.inc({ scope })
    this.metrics.rateLimitSeconds.inc({ scope }, Math.max(0, waitMs) / 1_000)
  }
}
