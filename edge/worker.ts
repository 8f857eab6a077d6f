/**
 * The interactions on Cloudflare Workers: `wrangler deploy`. It answers members' commands, and passes all others on to
 * `web-worker.ts`, so that an isolate loads little before its first answer. Variables and secrets arrive with each request,
 * the same ones every time.
 */
import { memberFeatures } from './features/members.ts'
import type { Service } from './interactions/forward.ts'
import { type CardService, drawByService } from './runtime/card-service.ts'
import { type Dataset, datasetCounts } from './runtime/counts.ts'
import { writeLine } from './runtime/log.ts'
import { type Execution, isBound, refuseUnconfigured, textsOf } from './runtime/worker-entry.ts'
import { type RuntimeParts, type Started, start } from './start.ts'

/** Built by an isolate's first request and kept for all that follow. */
let started: Started | undefined

/** The parts that wrangler.toml binds. That file uses each of these names for one part only. */
const partsOf = ({ COUNTS, ADMIN_COMMANDS, CARDS }: Record<string, unknown>): RuntimeParts => ({
  features: memberFeatures,
  second: isBound(ADMIN_COMMANDS) ? (ADMIN_COMMANDS as Service) : null,
  ...(isBound(CARDS) && { drawCard: drawByService(CARDS as CardService) }),
  ...(isBound(COUNTS) && { counts: datasetCounts(COUNTS as Dataset) }),
})

export default {
  async fetch(request: Request, environment: Record<string, unknown>, execution: Execution): Promise<Response> {
    started ??= start(textsOf(environment), writeLine, partsOf(environment))
    if (started.ok) return started.app(request, (work) => execution.waitUntil(work))
    return refuseUnconfigured(started.problems)
  },
}
