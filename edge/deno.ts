/**
 * Deno: `deno serve --allow-net --allow-env edge/deno.ts`, with `--host` and `--port`; `--env-file` reads `.env`. With
 * `DISCORD_CLIENT_SECRET` it serves the dashboard, too, whose files need `--allow-read=.data/web`.
 */
import type { Bytes } from '../shared/bytes.ts'
import type { PictureOrder } from '../shared/cards/order.ts'
import { BAD_CONFIGURATION_EXIT_CODE, describeProblems } from '../shared/config/environment.ts'
import { allFeatures } from './features/index.ts'
import { loadedLater } from './runtime/loaded-later.ts'
import { writeLine } from './runtime/log.ts'
import { sendOnce } from './runtime/send-once.ts'
import { addressBehindProxy } from './runtime/web-app.ts'
import { wantsWeb } from './runtime/web-config.ts'
import { start } from './start.ts'
import type { StartedWeb } from './start-web.ts'

declare const Deno: {
  env: { toObject(): Record<string, string> }
  readFile(path: URL): Promise<Bytes>
  exit(code: number): never
}

const environment = Deno.env.toObject()

/** Reads files of a folder that a script made; null for one that is missing, or that Deno may not read. */
const readerOf =
  (folder: string) =>
  (name: string): Promise<Bytes | null> =>
    Deno.readFile(new URL(name, new URL(`../.data/${folder}/`, import.meta.url))).catch(() => null)

const localCards = loadedLater(async () => (await import('./cards/local.ts')).drawLocally(readerOf('cards')))
/** Loads the layout engine with the first card. */
const drawPicture = async (order: PictureOrder): Promise<Bytes> => (await localCards())(order)

/** Loads the web only where it is served, because it has many more modules than the interactions. */
async function openWeb(): Promise<StartedWeb> {
  const [{ startWeb }, { fileAssets }] = await Promise.all([import('./start-web.ts'), import('./web/assets.ts')])
  return startWeb(environment, writeLine, {
    assets: fileAssets(readerOf('web')),
    compresses: true,
    drawPicture,
    send: sendOnce,
  })
}

const startedWeb = wantsWeb(environment) ? await openWeb() : null
const started = start(environment, writeLine, {
  features: allFeatures,
  send: sendOnce,
  isServer: true,
  drawCard: drawPicture,
  ...(startedWeb?.ok && { web: startedWeb.web, forgetBoard: startedWeb.forgetBoard }),
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
