import type { RateLimitData } from '@discordjs/rest'
import type { Metrics } from '../ops/metrics.ts'

/** Counts requests to Discord, and their waits for its rate limits. */
export class RequestCounts {
  constructor(
    private readonly metrics: Pick<Metrics, 'requests' | 'requestSeconds' | 'rateLimited' | 'rateLimitSeconds'>,
  ) {}

  /** A request is sent. @param route a template without ids @returns call it with the status once the request has ended */
  begin(route: string): (status: number | 'failed') => void {
    const { requests, requestSeconds } = this.metrics
    const since = performance.now()
    return (status) => {
      requests.inc({ route, status })
      requestSeconds.observe({ route }, (performance.now() - since) / 1_000)
    }
  }

  /** A request has to wait for a rate limit. @param waitMs milliseconds */
  limited(scope: RateLimitData['scope'], waitMs: number): void {
    this.metrics.rateLimited.inc({ scope })
    this.metrics.rateLimitSeconds.inc({ scope }, Math.max(0, waitMs) / 1_000)
  }
}
