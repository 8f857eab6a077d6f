import { join } from 'node:path'
import { bundleEdge } from '../../../scripts/edge.ts'
import type { Measure } from '../support/report.ts'
import { quantile } from '../support/rounds.ts'
import { serveWorker } from './workerd-serve.ts'

const STARTS = { full: 60, quick: 5 } as const

/**
 * From the first byte to a pong in an isolate that was never used: a worker loads the real bundle anew for each request,
 * in a workerd that runs already, as Cloudflare does at a place that has not seen the worker lately.
 */
export async function coldStarts(options: {
  bundle: string
  bundles: string
  environment: Readonly<Record<string, string>>
  first: (url: string) => Request
  quick: boolean
}): Promise<Measure[]> {
  const { bundle, bundles, environment, first, quick } = options
  const loader = await bundleEdge(join(bundles, 'loader'), 'test/bench/edge/loader.ts')
  const served = await serveWorker({ bundle: loader, environment, first, loads: bundle })
  const times: number[] = []
  try {
    for (let start = 0; start < (quick ? STARTS.quick : STARTS.full); start++) {
      const request = first(served.url)
      const startedAt = performance.now()
      const response = await fetch(request)
      const text = await response.text()
      times.push(performance.now() - startedAt)
      if (response.status !== 200) throw new Error(`a fresh isolate answered ${response.status}: ${text}`)
    }
  } finally {
    await served.stop()
  }
  const note = `from the first byte to a pong in a fresh isolate; p99 ${quantile(times, 0.99).toFixed(1)}`
  return [{ measure: 'edge.cold_start_ms', value: quantile(times, 0.5), note }]
}
