import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CARD_FILES, startWorkerd, WEB_ASSETS } from '../../scripts/edge.ts'
import { sharedCardsBundle, sharedEdgeBundle, sharedWebBundle } from './edge-bundle.ts'
import { Lines } from './lines.ts'

export const RUNTIMES = ['workerd', 'deno', 'bun'] as const
export type Runtime = (typeof RUNTIMES)[number]

export interface RunningEdge {
  /** The address without a path. */
  url: string
  log: Lines
  stop(): Promise<void>
  /** Sends SIGTERM, as a supervisor does. Absent on workerd. @returns the exit code */
  terminate?(): Promise<number>
}

const ROOT = join(import.meta.dir, '../..')

/** A server that listens prints its address. */
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/

const COMMANDS: Record<Exclude<Runtime, 'workerd'>, string[]> = {
  bun: [process.execPath, '--no-install', '--no-orphans', 'edge/bun.ts'],
  // The binary itself, because the server goes on when the wrapper in .bin ends.
  deno: [
    join(ROOT, 'node_modules/deno/deno'),
    'serve',
    '--no-lock',
    '--node-modules-dir=manual',
    '--no-prompt',
    '--allow-net=127.0.0.1',
    '--allow-env',
    '--allow-read=.data/web,.data/cards',
    '--host=127.0.0.1',
    '--port=0',
    'edge/deno.ts',
  ],
}

const OWN_ENVIRONMENT = {
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  PORT: '0',
  DENO_DIR: join(ROOT, '.data/deno'),
  DENO_NO_UPDATE_CHECK: '1',
}

export interface Ended {
  exitCode: number
  said: string
}

function spawn(
  runtime: 'deno' | 'bun',
  environment: Readonly<Record<string, string>>,
  root = ROOT,
  flags: readonly string[] = [],
  port = 0,
) {
  const log = new Lines()
  const command = COMMANDS[runtime].map((word) => (word === '--port=0' ? `--port=${port}` : word))
  const child = Bun.spawn([...command.slice(0, -1), ...flags, ...command.slice(-1)], {
    cwd: root,
    env: { ...OWN_ENVIRONMENT, ...environment },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const read = Promise.all([log.readFrom(child.stdout), log.readFrom(child.stderr)])
  const ended = child.exited.then(async (exitCode) => {
    await read
    return { exitCode, said: log.all.join('\n') }
  })
  return { child, log, ended }
}

/** The cards' worker, for `startWorkerd`. */
const cardsWorker = async () => ({ bundle: await sharedCardsBundle(), files: CARD_FILES })

/**
 * Starts the edge as an operator would, and waits until it listens.
 * @param root the top folder of another release's code, which runs in place of today's; not for workerd
 * @param port not for workerd; 0 picks a free one
 * @param options `drawsCards` also starts the cards' worker on workerd; Deno and Bun always draw cards themselves
 */
export async function startEdge(
  runtime: Runtime,
  environment: Readonly<Record<string, string>>,
  root?: string,
  port = 0,
  { drawsCards = false }: { drawsCards?: boolean } = {},
): Promise<RunningEdge> {
  if (runtime === 'workerd') {
    const log = new Lines()
    const [bundle, second] = await Promise.all([sharedEdgeBundle(), sharedWebBundle()])
    const cards = drawsCards ? await cardsWorker() : undefined
    const write = (line: string): void => log.add(line)
    const workerd = await startWorkerd({ bundle, second, environment, write, ...(cards && { cards }) })
    return { ...workerd, log }
  }
  const { child, log, ended } = spawn(runtime, environment, root, [], port)
  const failed = ended.then(({ said }) => {
    throw new Error(`${runtime} did not start:\n${said}`)
  })
  const line = await Promise.race([log.first((text) => ADDRESS.test(text)), failed])
  const stop = async (): Promise<void> => {
    // On SIGTERM, Deno would first wait for requests that a test left without an answer.
    child.kill('SIGKILL')
    await ended
  }
  const terminate = async (): Promise<number> => {
    child.kill('SIGTERM')
    return (await ended).exitCode
  }
  return { url: ADDRESS.exec(line)?.[0] ?? '', log, stop, terminate }
}

/**
 * Starts the dashboard, the login and the API: a separate worker on workerd, and the whole edge on Deno and Bun.
 * @param environment has `DISCORD_CLIENT_SECRET` and `WEB_BASE_URL`, whose port is used
 * @param root the top folder of other code, which runs in place of this code; not for workerd
 * @param options as for `startEdge`
 */
export async function startWeb(
  runtime: Runtime,
  environment: Readonly<Record<string, string>>,
  root?: string,
  { drawsCards = false }: { drawsCards?: boolean } = {},
): Promise<RunningEdge> {
  // The port is chosen before the start, because Discord sends people back to this address.
  const port = Number(new URL(environment.WEB_BASE_URL ?? '').port)
  if (runtime !== 'workerd') return startEdge(runtime, { ...environment, PORT: String(port) }, root, port)
  const log = new Lines()
  mkdirSync(WEB_ASSETS, { recursive: true })
  const write = (line: string): void => log.add(line)
  const [bundle, cards] = await Promise.all([sharedWebBundle(), drawsCards ? cardsWorker() : undefined])
  const workerd = await startWorkerd({ bundle, environment, port, assets: WEB_ASSETS, write, ...(cards && { cards }) })
  return { ...workerd, log }
}

/** Starts an edge that should refuse to run, and waits until it has ended. @param flags options of Deno or Bun */
export const edgeThatEnds = (
  runtime: 'deno' | 'bun',
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<Ended> => spawn(runtime, environment, ROOT, flags).ended
