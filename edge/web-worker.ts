/** The dashboard, the login and the API on Cloudflare Workers. Interactions have a worker of their own, `worker.ts`. */
import { limitBindingsOf } from './api/limits.ts'
import type { Dataset } from './runtime/counts.ts'
import { createLog } from './runtime/log.ts'
import { boundRateLimit, type RateLimitBinding } from './runtime/rate-limit.ts'
import { datasetWebCounts } from './runtime/web-counts.ts'
import { type StartedWeb, startWeb, type WebRuntimeParts } from './start-web.ts'
import type { Assets } from './web/assets.ts'

// biome-ignore lint/suspicious/noConsole: on Workers the console is the log
const write = (line: string): void => console.log(line)

/** Built by an isolate's first request and kept for all that follow. */
let started: StartedWeb | undefined

/** Cloudflare's way to keep an isolate alive after a response. */
interface Execution {
  waitUntil(work: Promise<unknown>): void
}

/** The bindings that are text: variables and secrets. */
const texts = (environment: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )

const NO_ASSETS: Assets = { fetch: async () => new Response(null, { status: 404 }) }

/** The bindings of wrangler.toml. It uses these names only for what is said here. */
function partsOf(bindings: Record<string, unknown>): WebRuntimeParts {
  const { ASSETS, COUNTS, LOGIN_LIMIT } = bindings
  const isBound = (binding: unknown): boolean => typeof binding === 'object' && binding !== null
  return {
    assets: isBound(ASSETS) ? (ASSETS as Assets) : NO_ASSETS,
    limits: limitBindingsOf(bindings),
    ...(isBound(COUNTS) && { counts: datasetWebCounts(COUNTS as Dataset) }),
    ...(isBound(LOGIN_LIMIT) && { loginLimit: boundRateLimit(LOGIN_LIMIT as RateLimitBinding) }),
  }
}

export default {
  async fetch(request: Request, environment: Record<string, unknown>, execution: Execution): Promise<Response> {
    started ??= startWeb(texts(environment), write, partsOf(environment))
    if (started.ok) {
      const address = request.headers.get('cf-connecting-ip') ?? 'unknown'
      return started.web(request, { waitUntil: (work) => execution.waitUntil(work), address })
    }
    const keys = started.problems.map((problem) => problem.key).join(', ')
    createLog(write, [], Date.now).error('the configuration is not complete', { keys })
    return Response.json({ error: 'the configuration is not complete; the log names the keys' }, { status: 500 })
  },
}
