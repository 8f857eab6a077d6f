import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { compatibilityDate } from '../../../scripts/edge.ts'
import { freePort } from '../../../scripts/ports.ts'

const WORKERD = Bun.resolveSync('@cloudflare/workerd-linux-64/bin/workerd', import.meta.dir)
/** Short, because the time until the first answer is measured. */
const LOOK_EVERY_MS = 2
const TIMEOUT_MS = 15_000

export interface Served {
  url: string
  /** From the start of the process to the first answer. */
  startupMs: number
  stop(): Promise<void>
}

export interface Worker {
  bundle: string
  environment: Readonly<Record<string, string>>
  /** A request that it answers with 200. */
  first: (url: string) => Request
  /** The bundle of a worker that this one may load into isolates of its own, as `LOADER` and `SOURCE`. */
  loads?: string
  /** The bundle of a worker in the same process, which this worker has as `ADMIN_COMMANDS`. */
  second?: string
}

const configOf = (
  bundle: string,
  date: string,
  port: number,
  { environment, loads, second }: Pick<Worker, 'environment' | 'loads' | 'second'>,
): string => {
  const settings = Object.entries(environment).map(
    ([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`,
  )
  const bindings = [
    ...settings,
    ...(second === undefined ? [] : ['(name = "ADMIN_COMMANDS", service = "second")']),
    ...(loads === undefined
      ? []
      : [
          '(name = "LOADER", workerLoader = ())',
          `(name = "COMPATIBILITY_DATE", text = "${date}")`,
          '(name = "SOURCE", text = embed "loaded.js")',
        ]),
  ]
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "worker", worker = .worker),
    ${second === undefined ? '' : '(name = "second", worker = .second),'}
    (name = "internet", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "worker")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed ${JSON.stringify(bundle)})],
  compatibilityDate = "${date}",
  bindings = [${bindings.join(', ')}],
);
${
  second === undefined
    ? ''
    : `const second :Workerd.Worker = (
  modules = [(name = "second.js", esModule = embed "second.js")],
  compatibilityDate = "${date}",
  bindings = [${settings.join(', ')}],
);`
}
`
}

/** Serves a bundle by `workerd serve`, without Miniflare in between. */
export async function serveWorker({ bundle, environment, first, loads, second }: Worker): Promise<Served> {
  const directory = await mkdtemp(join(tmpdir(), 'prosperity-bench-'))
  const config = join(directory, 'config.capnp')
  const port = await freePort()
  // Paths are relative to the configuration.
  await Bun.write(join(directory, 'worker.js'), Bun.file(bundle))
  if (loads !== undefined) await Bun.write(join(directory, 'loaded.js'), Bun.file(loads))
  if (second !== undefined) await Bun.write(join(directory, 'second.js'), Bun.file(second))
  const others = { ...(loads !== undefined && { loads }), ...(second !== undefined && { second }) }
  await Bun.write(config, configOf('worker.js', await compatibilityDate(), port, { environment, ...others }))
  const startedAt = performance.now()
  const child = Bun.spawn([WORKERD, 'serve', ...(loads === undefined ? [] : ['--experimental']), config], {
    cwd: dirname(config),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await child.exited
    await rm(directory, { recursive: true, force: true })
  }
  const url = `http://127.0.0.1:${port}`
  let answered = ''
  while (performance.now() - startedAt < TIMEOUT_MS && child.exitCode === null) {
    const response = await fetch(first(url)).catch(() => null)
    answered = `${response?.status} ${await response?.text()}`
    if (response?.status === 200) return { url, startupMs: performance.now() - startedAt, stop }
    await Bun.sleep(LOOK_EVERY_MS)
  }
  await stop()
  throw new Error(`workerd does not serve ${bundle}: ${answered}\n${await new Response(child.stderr).text()}`)
}

/** The version of the workerd that serves. */
export const workerdVersion = (): string =>
  Bun.spawnSync([WORKERD, '--version']).stdout.toString().trim().replace('workerd ', '')
