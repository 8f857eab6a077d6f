import { mkdir, readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { Miniflare } from 'miniflare'
import * as v from 'valibot'
import { say } from './local/say.ts'

const ROOT = join(import.meta.dir, '..')

/** Settings that keep wrangler and Miniflare from sending requests to the internet. */
const QUIET = { WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_HIDE_BANNER: 'true' }

/** The setting of wrangler.toml that Miniflare needs. */
export async function compatibilityDate(): Promise<string> {
  const toml = Bun.TOML.parse(await Bun.file(join(ROOT, 'wrangler.toml')).text())
  return v.parse(v.object({ compatibility_date: v.string() }), toml).compatibility_date
}

/**
 * Makes the bundle that `wrangler deploy` would publish.
 * @param directory the bundle's folder; made where it is missing
 * @param entry another worker than the edge, from the top of the project
 * @returns the path of the bundle
 * @throws an Error with wrangler's output, where wrangler fails
 */
export async function bundleEdge(directory: string, entry?: string): Promise<string> {
  await mkdir(directory, { recursive: true })
  const wrangler = join(ROOT, 'node_modules/wrangler/bin/wrangler.js')
  const bundling = Bun.spawn(
    [
      ...[process.execPath, '--bun', '--no-install', wrangler, 'deploy', '--env=', '--dry-run', '--outdir', directory],
      ...(entry === undefined ? [] : [entry]),
    ],
    { cwd: ROOT, env: { ...process.env, ...QUIET }, stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' },
  )
  const said = Promise.all([new Response(bundling.stdout).text(), new Response(bundling.stderr).text()])
  if ((await bundling.exited) !== 0) throw new Error(`the edge cannot be bundled:\n${(await said).join('\n')}`)
  return join(directory, `${basename(entry ?? 'worker.ts', '.ts')}.js`)
}

/** The process prints this, followed by its address, once it takes requests. */
export const LISTENING = 'the edge listens on '
/** The same for the dashboard, which is a separate worker. */
const WEB_LISTENING = 'the dashboard listens on '

/** The entry file of the dashboard's worker. */
export const WEB_ENTRY = 'edge/web-worker.ts'
/** The entry file of the cards' worker. */
export const CARDS_ENTRY = 'edge/cards/worker.ts'
/** Fonts and emoji, which `scripts/build-cards` copies. */
export const CARD_FILES = join(ROOT, '.data/cards')
/** The files of the dashboard, which `scripts/build-web` makes. */
export const WEB_ASSETS = join(ROOT, '.data/web')

export interface WorkerdOptions {
  /** From `bundleEdge`. */
  bundle: string
  /** Cloudflare's variables and secrets. */
  environment: Readonly<Record<string, string>>
  /** Port to listen on; absent picks a free port. */
  port?: number
  /** The bundle of the worker that the binding ADMIN_COMMANDS names; absent for a worker without this binding. */
  second?: string
  /** The bundle of the worker that the binding CARDS names, with its folder of files; absent for a worker without this binding. */
  cards?: { bundle: string; files: string }
  /** The folder whose files the binding ASSETS serves; absent for a worker without files. */
  assets?: string
  /** Called with each line of the worker's log. */
  write(line: string): void
}

export interface Workerd {
  /** The address without a path. */
  url: string
  stop(): Promise<void>
}

const readLines = (stream: Readable, write: (line: string) => void): void => {
  createInterface(stream).on('line', write)
}

/** The names of the other workers within the process. */
const [SECOND, CARDS] = ['second', 'cards']

/**
 * The cards' worker: its code, the layout engine beside it, and the fonts.
 * @param isAlone whether no other worker of the process has files
 */
async function cardsWorker({ bundle, files }: NonNullable<WorkerdOptions['cards']>, isAlone: boolean) {
  const folder = dirname(bundle)
  const engines = (await readdir(folder)).filter((name) => name.endsWith('.wasm'))
  return {
    modulesRoot: folder,
    modules: [
      { type: 'ESModule' as const, path: bundle },
      ...engines.map((name) => ({ type: 'CompiledWasm' as const, path: join(folder, name) })),
    ],
    // As in wrangler.toml: the worker itself asks for these files. Miniflare serves the files of one folder in a process; where
    // another worker has them, workerd itself serves those for cards.
    ...(isAlone
      ? {
          assets: {
            directory: files,
            binding: 'ASSETS',
            routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true },
          },
        }
      : { serviceBindings: { ASSETS: { disk: { path: files, writable: false } } } }),
  }
}

/** Runs the edge in workerd, Cloudflare's runtime, on 127.0.0.1. */
export async function startWorkerd(options: WorkerdOptions): Promise<Workerd> {
  const { bundle, second, cards, environment, port = 0, assets, write } = options
  const worker = { compatibilityDate: await compatibilityDate(), bindings: { ...environment } }
  const drawing = cards === undefined ? {} : { CARDS }
  const first = {
    ...worker,
    name: 'first',
    modules: [{ type: 'ESModule' as const, path: bundle }],
    serviceBindings: {
      ...(second !== undefined && { ADMIN_COMMANDS: SECOND }),
      ...drawing,
    },
    ...(assets !== undefined && {
      // As in wrangler.toml: Cloudflare answers requests for these files, and the worker answers all others.
      assets: {
        directory: assets,
        binding: 'ASSETS',
        routerConfig: { has_user_worker: true },
        assetConfig: { html_handling: 'none' as const },
      },
    }),
  }
  const others = [
    ...(second === undefined
      ? []
      : [
          { ...worker, name: SECOND, modules: [{ type: 'ESModule' as const, path: second }], serviceBindings: drawing },
        ]),
    ...(cards === undefined ? [] : [{ ...worker, name: CARDS, ...(await cardsWorker(cards, assets === undefined)) }]),
  ]
  const miniflare = new Miniflare({
    ...{ host: '127.0.0.1', port, cf: false },
    // Miniflare sends requests to the first worker.
    workers: [first, ...others],
    handleRuntimeStdio: (stdout: Readable, stderr: Readable) => {
      readLines(stdout, write)
      readLines(stderr, write)
    },
  })
  const { origin } = await miniflare.ready
  return { url: origin, stop: () => miniflare.dispose() }
}

/**
 * As a program, this file bundles the edge, runs it with the settings of the environment, and prints the address and
 * the log. With WEB_PORT it does the same for the dashboard.
 */
if (import.meta.main) {
  const { EDGE_PORT = '3000', EDGE_BUNDLE = join(ROOT, '.data/edge'), WEB_PORT, ...environment } = process.env
  const settings = Object.entries(environment).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))
  const options = { environment: Object.fromEntries(settings), write: say }
  const [bundle, second, cards] = await Promise.all([
    bundleEdge(EDGE_BUNDLE),
    bundleEdge(`${EDGE_BUNDLE}-web`, WEB_ENTRY),
    bundleEdge(`${EDGE_BUNDLE}-cards`, CARDS_ENTRY),
  ])
  const drawing = { cards: { bundle: cards, files: CARD_FILES } }
  // Miniflare ends workerd on SIGTERM to this process.
  const edge = startWorkerd({ ...options, ...drawing, bundle, second, port: Number(EDGE_PORT) })
  if (WEB_PORT !== undefined) {
    const port = Number(WEB_PORT)
    const web = await startWorkerd({ ...options, ...drawing, bundle: second, port, assets: WEB_ASSETS })
    say(`${WEB_LISTENING}${web.url}`)
  }
  say(`${LISTENING}${(await edge).url}`)
}
