/**
 * Deno: `deno serve --allow-net --allow-env edge/deno.ts`, with `--host` and `--port`; `--env-file` reads `.env`. With
 * `DISCORD_CLIENT_SECRET` it serves the dashboard, too, whose files need `--allow-read=.data/web`.
 */
import { BAD_CONFIGURATION_EXIT_CODE, describeProblems } from '../shared/config/environment.ts'
import { allFeatures } from './features/index.ts'
import type { DrawOrder } from './runtime/cards.ts'
import { writeLine } from './runtime/log.ts'
import { sendOnce } from './runtime/send-once.ts'
import { addressBehindProxy } from './runtime/web-app.ts'
import { wantsWeb } from './runtime/web-config.ts'
import { start } from './start.ts'
import type { StartedWeb } from './start-web.ts'

declare const Deno: {
  env: { toObject(): Record<string, string> }
  readFile(path: URL): Promise<Uint8Array<ArrayBuffer>>
  exit(code: number): never
}

const environment = Deno.env.toObject()

/** A file that `scripts/build-web` made; null where it is missing, or Deno may not read it. */
const readFile = (name: string): Promise<Uint8Array<ArrayBuffer> | null> =>
  Deno.readFile(new URL(name, new URL('../.data/web/', import.meta.url))).catch(() => null)

/** A file that `scripts/build-cards` made; null where it is missing, or Deno may not read it. */
const readCardFile = (name: string): Promise<Uint8Array<ArrayBuffer> | null> =>
  Deno.readFile(new URL(name, new URL('../.data/cards/', import.meta.url))).catch(() => null)

/** Loads the layout engine with the first card. */
const drawCard: DrawOrder = async (order, signal) => {
  localCards ??= import('./cards/local.ts').then(({ drawLocally }) => drawLocally(readCardFile))
  return (await localCards)(order, signal)
}
let localCards: Promise<DrawOrder> | undefined

/** Loads the web only where it is served, because it has many more modules than the interactions. */
async function openWeb(): Promise<StartedWeb> {
  const [{ startWeb }, { fileAssets }] = await Promise.all([import('./start-web.ts'), import('./web/assets.ts')])
  return startWeb(environment, writeLine, { assets: fileAssets(readFile), send: sendOnce })
}

const startedWeb = wantsWeb(environment) ? await openWeb() : null
const started = start(environment, writeLine, {
  features: allFeatures,
  send: sendOnce,
  isServer: true,
  drawCard,
  ...(startedWeb?.ok && { web: startedWeb.web }),
})
if (!started.ok || startedWeb?.ok === false) {
  const all = [started, startedWeb].flatMap((part) => (part === null || part.ok ? [] : part.problems))
  // biome-ignore lint/suspicious/noConsole: for the person who starts it
  console.error(describeProblems(all))
  Deno.exit(BAD_CONFIGURATION_EXIT_CODE)
}
const { app } = started

/** What Deno knows about a connection. */
interface Connection {
  remoteAddr: { hostname?: string }
}

export default {
  fetch: (request: Request, { remoteAddr }: Connection): Promise<Response> =>
    app(request, undefined, addressBehindProxy(request, remoteAddr.hostname)),
}
