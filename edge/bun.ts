/**
 * Bun: `bun edge/bun.ts`. `PORT` (3000) and `HOST` (127.0.0.1) say where it listens. With `DISCORD_CLIENT_SECRET` it serves
 * the dashboard, too.
 */
import * as v from 'valibot'
import type { Bytes } from '../shared/bytes.ts'
import type { PictureOrder } from '../shared/cards/order.ts'
import { BAD_CONFIGURATION_EXIT_CODE, describeProblems, parseEnvironment } from '../shared/config/environment.ts'
import { listenAddress, port, text } from '../shared/config/fields.ts'
import { allFeatures } from './features/index.ts'
import { loadedLater } from './runtime/loaded-later.ts'
import { writeLine } from './runtime/log.ts'
import { prometheusCounts } from './runtime/prometheus.ts'
import { addressBehindProxy } from './runtime/web-app.ts'
import { wantsWeb } from './runtime/web-config.ts'
import { prometheusWebCounts } from './runtime/web-counts.ts'
import { start } from './start.ts'
import type { StartedWeb } from './start-web.ts'

declare const process: {
  env: Record<string, string | undefined>
  exit(code: number): never
  once(signal: 'SIGTERM' | 'SIGINT', listener: () => void): void
}
declare const Bun: {
  serve(options: { port: number; hostname: string; fetch: Answer }): Server
  file(path: URL): {
    json(): Promise<unknown>
    exists(): Promise<boolean>
    bytes(): Promise<Bytes>
  }
}
type Answer = (request: Request, server: Server) => Promise<Response> | Response
interface Server {
  url: URL
  /** The network address of a request's sender. */
  requestIP(request: Request): { address: string } | null
  /** Refuses new requests, and resolves when those under way are answered. */
  stop(): Promise<void>
}

/** How long a stop waits for deferred answers. Discord would wait fifteen minutes, but a supervisor waits far less. */
const STOP_WITHIN_MS = 15_000

const ownPackage = v.object({ version: v.string() })
const parsedPackage = v.safeParse(
  ownPackage,
  await Bun.file(new URL('../package.json', import.meta.url))
    .json()
    .catch(() => null),
)
const version = parsedPackage.success ? parsedPackage.output.version : 'unknown'
const listening = parseEnvironment(
  v.object({
    PORT: v.optional(port(), '3000'),
    HOST: v.optional(text('an address to listen on'), '127.0.0.1'),
    EDGE_METRICS_ADDRESS: v.optional(listenAddress()),
    BUILD_VERSION: v.optional(text('a version or a commit'), version),
  }),
  process.env,
)
const BUILD_VERSION = listening.ok ? listening.value.BUILD_VERSION : version
const metricsAddress = listening.ok ? listening.value.EDGE_METRICS_ADDRESS : undefined
const counts = listening.ok && metricsAddress ? prometheusCounts(BUILD_VERSION) : undefined
const webCounts = counts && prometheusWebCounts()
const environment = { ...process.env, BUILD_VERSION }

/** Reads files of a folder that a script made; null for one that is missing. */
const readerOf =
  (folder: string) =>
  async (name: string): Promise<Bytes | null> => {
    const file = Bun.file(new URL(name, new URL(`../.data/${folder}/`, import.meta.url)))
    return (await file.exists()) ? file.bytes() : null
  }

const localCards = loadedLater(async () => (await import('./cards/local.ts')).drawLocally(readerOf('cards')))
/** Loads the layout engine with the first card. */
const drawPicture = async (order: PictureOrder): Promise<Bytes> => (await localCards())(order)

/** Loads the web only where it is served, because it has many more modules than the interactions. */
async function openWeb(): Promise<StartedWeb> {
  const [{ startWeb }, { fileAssets }] = await Promise.all([import('./start-web.ts'), import('./web/assets.ts')])
  const assets = fileAssets(readerOf('web'))
  return startWeb(environment, writeLine, {
    assets,
    compresses: true,
    drawPicture,
    ...(webCounts && { counts: webCounts }),
  })
}

const startedWeb = wantsWeb(environment) ? await openWeb() : null
const started = start(environment, writeLine, {
  features: allFeatures,
  isServer: true,
  drawCard: drawPicture,
  ...(counts && { counts }),
  ...(startedWeb?.ok && { web: startedWeb.web, forgetBoard: startedWeb.forgetBoard }),
})
if (!listening.ok || !started.ok || startedWeb?.ok === false) {
  const all = [started, listening, startedWeb].flatMap((part) => (part === null || part.ok ? [] : part.problems))
  // biome-ignore lint/suspicious/noConsole: for the person who starts it
  console.error(describeProblems(all))
  process.exit(BAD_CONFIGURATION_EXIT_CODE)
}
const { app } = started

/** Answers that were deferred and are still being worked on. */
const underWay = new Set<Promise<void>>()
const waitUntil = (work: Promise<void>): void => {
  // The work reports its own failures.
  const done = work.catch(() => {}).finally(() => underWay.delete(done))
  underWay.add(done)
}

/** Listens, or ends the process with the reason why it cannot. */
function listen(hostname: string, port: number, answer: Answer): Server {
  try {
    return Bun.serve({ hostname, port, fetch: answer })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    // biome-ignore lint/suspicious/noConsole: for the person who starts it
    console.error(`The edge cannot listen on ${hostname}, port ${port}: ${why}`)
    process.exit(1)
  }
}

const server = listen(listening.value.HOST, listening.value.PORT, (request, itself) =>
  // Only the web asks for the address, and interactions should not wait for it.
  startedWeb === null
    ? app(request, waitUntil)
    : app(request, waitUntil, addressBehindProxy(request, itself.requestIP(request)?.address)),
)
async function stop(): Promise<void> {
  setTimeout(() => process.exit(1), STOP_WITHIN_MS)
  await server.stop()
  await Promise.all(underWay)
  process.exit(0)
}
// Without a listener, the first process of a container ignores these signals.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
// biome-ignore lint/suspicious/noConsole: for the person who starts it
console.log(`Listening on ${server.url}`)
if (metricsAddress !== undefined && counts !== undefined) {
  const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }
  const { url } = listen(metricsAddress.hostname, metricsAddress.port, (request) =>
    new URL(request.url).pathname === '/metrics'
      ? new Response([counts.text(), ...(webCounts?.lines() ?? []), ''].join('\n'), { headers })
      : Response.json({ error: 'Not found. There is /metrics.' }, { status: 404 }),
  )
  // biome-ignore lint/suspicious/noConsole: for the person who starts it
  console.log(`Metrics on ${url}metrics`)
}
