/**
 * The second worker on Cloudflare: the dashboard, the login and the API, and the commands of admins, which `worker.ts` passes on
 * to it over a service binding. Where `DISCORD_CLIENT_SECRET` is not set, it answers commands alone.
 */
import { limitBindingsOf } from './api/limits.ts'
import { allFeatures } from './features/index.ts'
import { type CardService, drawByService } from './runtime/card-service.ts'
import { type Dataset, datasetCounts } from './runtime/counts.ts'
import { createLog, writeLine } from './runtime/log.ts'
import { wantsWeb } from './runtime/web-config.ts'
import { datasetWebCounts } from './runtime/web-counts.ts'
import { type Execution, isBound, refuseUnconfigured, textsOf } from './runtime/worker-entry.ts'
import { type RuntimeParts, type Started, start } from './start.ts'
import { startWeb } from './start-web.ts'
import type { Assets } from './web/assets.ts'

/** Built by an isolate's first request and kept for all that follow. */
let started: Started | undefined

const NO_ASSETS: Assets = { fetch: async () => new Response(null, { status: 404 }) }

/**
 * Opens the dashboard, the login and the API. Where their settings are not complete, they refuse each request, and commands
 * still work.
 */
function openWeb(
  texts: Record<string, string>,
  bindings: Record<string, unknown>,
): Pick<RuntimeParts, 'web' | 'forgetBoard'> {
  const { ASSETS, CARDS, COUNTS } = bindings
  const web = startWeb(texts, writeLine, {
    assets: isBound(ASSETS) ? (ASSETS as Assets) : NO_ASSETS,
    limits: limitBindingsOf(bindings),
    ...(isBound(CARDS) && { drawPicture: drawByService(CARDS as CardService) }),
    ...(isBound(COUNTS) && { counts: datasetWebCounts(COUNTS as Dataset) }),
  })
  return web.ok ? { web: web.web, forgetBoard: web.forgetBoard } : { web: async () => refuseUnconfigured(web.problems) }
}

/**
 * The settings for commands. Without WORKER_BASE_URL the token keys are left out: the dashboard needs the keys also without
 * this address, but commands refuse to start with the keys alone.
 */
function forCommands(texts: Record<string, string>): Record<string, string> {
  const { WHITELABEL_TOKEN_KEYS: keys, ...others } = texts
  if (!keys || others.WORKER_BASE_URL) return texts
  const hint = 'set WORKER_BASE_URL of this worker to the address of the first one'
  createLog(writeLine, [], Date.now).warn('customers cannot have bots of their own', { hint })
  return others
}

/** Opens the worker with the parts that wrangler.toml binds. That file uses each of these names for one part only. */
function open(bindings: Record<string, unknown>): Started {
  const texts = textsOf(bindings)
  const { INTERACTION_COUNTS, CARDS } = bindings
  return start(forCommands(texts), writeLine, {
    features: allFeatures,
    ...(isBound(CARDS) && { drawCard: drawByService(CARDS as CardService) }),
    ...(isBound(INTERACTION_COUNTS) && { counts: datasetCounts(INTERACTION_COUNTS as Dataset) }),
    ...(wantsWeb(texts) && openWeb(texts, bindings)),
  })
}

export default {
  async fetch(request: Request, environment: Record<string, unknown>, execution: Execution): Promise<Response> {
    started ??= open(environment)
    if (!started.ok) return refuseUnconfigured(started.problems)
    const address = request.headers.get('cf-connecting-ip') ?? 'unknown'
    return started.app(request, (work) => execution.waitUntil(work), address)
  },
}
