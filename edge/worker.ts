/** Cloudflare Workers: `wrangler deploy`. Variables and secrets arrive with each request, the same ones every time. */
import { type Dataset, datasetCounts } from './runtime/counts.ts'
import { createLog } from './runtime/log.ts'
import { type RuntimeParts, type Started, start } from './start.ts'

// biome-ignore lint/suspicious/noConsole: on Workers the console is the log
const write = (line: string): void => console.log(line)

/** Built by an isolate's first request and kept for all that follow. */
let started: Started | undefined

/** Cloudflare's way to keep an isolate alive after a response. */
interface Execution {
  waitUntil(work: Promise<unknown>): void
}

/** The bindings that are text: variables and secrets. */
const texts = (environment: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )

/** Counts in Analytics Engine, where wrangler.toml binds a dataset. */
const countsOf = (binding: unknown): RuntimeParts =>
  // wrangler.toml uses this name only for a dataset.
  typeof binding === 'object' && binding !== null ? { counts: datasetCounts(binding as Dataset) } : {}

export default {
  async fetch(request: Request, environment: Record<string, unknown>, execution: Execution): Promise<Response> {
    started ??= start(texts(environment), write, countsOf(environment.COUNTS))
    if (started.ok) return started.app(request, (work) => execution.waitUntil(work))
    const keys = started.problems.map((problem) => problem.key).join(', ')
    createLog(write, [], Date.now).error('the configuration is not complete', { keys })
    return Response.json({ error: 'the configuration is not complete; the log names the keys' }, { status: 500 })
  },
}
