/** Cloudflare Workers: `wrangler deploy`. Variables and secrets arrive with each request, the same ones every time. */
import { type Dataset, datasetCounts } from './runtime/counts.ts'
import { writeLine } from './runtime/log.ts'
import { type Execution, refuseUnconfigured, textsOf } from './runtime/worker-entry.ts'
import { type RuntimeParts, type Started, start } from './start.ts'

/** Built by an isolate's first request and kept for all that follow. */
let started: Started | undefined

/** Counts in Analytics Engine, where wrangler.toml binds a dataset. */
const countsOf = (binding: unknown): RuntimeParts =>
  // wrangler.toml uses this name only for a dataset.
  typeof binding === 'object' && binding !== null ? { counts: datasetCounts(binding as Dataset) } : {}

export default {
  async fetch(request: Request, environment: Record<string, unknown>, execution: Execution): Promise<Response> {
    started ??= start(textsOf(environment), writeLine, countsOf(environment.COUNTS))
    if (started.ok) return started.app(request, (work) => execution.waitUntil(work))
    return refuseUnconfigured(started.problems)
  },
}
