/** The dashboard, the login and the API on Cloudflare Workers. Interactions have a worker of their own, `worker.ts`. */
import { limitBindingsOf } from './api/limits.ts'
import type { Dataset } from './runtime/counts.ts'
import { writeLine } from './runtime/log.ts'
import { datasetWebCounts } from './runtime/web-counts.ts'
import { type Execution, refuseUnconfigured, textsOf } from './runtime/worker-entry.ts'
import { type StartedWeb, startWeb, type WebRuntimeParts } from './start-web.ts'
import type { Assets } from './web/assets.ts'

/** Built by an isolate's first request and kept for all that follow. */
let started: StartedWeb | undefined

const NO_ASSETS: Assets = { fetch: async () => new Response(null, { status: 404 }) }

/** The parts that wrangler.toml binds. It uses each of these names for that part only. */
function partsOf(bindings: Record<string, unknown>): WebRuntimeParts {
  const { ASSETS, COUNTS } = bindings
  const isBound = (binding: unknown): boolean => typeof binding === 'object' && binding !== null
  return {
    assets: isBound(ASSETS) ? (ASSETS as Assets) : NO_ASSETS,
    limits: limitBindingsOf(bindings),
    ...(isBound(COUNTS) && { counts: datasetWebCounts(COUNTS as Dataset) }),
  }
}

export default {
  async fetch(request: Request, environment: Record<string, unknown>, execution: Execution): Promise<Response> {
    started ??= startWeb(textsOf(environment), writeLine, partsOf(environment))
    if (started.ok) {
      const address = request.headers.get('cf-connecting-ip') ?? 'unknown'
      return started.web(request, { waitUntil: (work) => execution.waitUntil(work), address })
    }
    return refuseUnconfigured(started.problems)
  },
}
