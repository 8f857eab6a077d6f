import { join } from 'node:path'
import { startEdge } from '../../support/edge.ts'
import { Lines } from '../../support/lines.ts'
import type { Part } from '../support/part.ts'
import { ratioMeasure } from '../support/report.ts'
import { type EdgeBench, PING } from './edge-bench.ts'
import { compare } from './load.ts'

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/
const ROOT = join(import.meta.dir, '../../..')
const BARE = 'test/bench/edge/bare-server.ts'

const COMMANDS = {
  bun: [process.execPath, '--no-install', BARE],
  deno: [
    ...[join(ROOT, 'node_modules/deno/deno'), 'run', '--no-lock', '--node-modules-dir=manual', '--no-prompt'],
    ...['--allow-net=127.0.0.1', '--allow-env', BARE],
  ],
} as const

/** The edge on Deno and Bun, each against a server of the same runtime that only verifies. */
export const runtimeParts = (bench: EdgeBench, quick: boolean): Part[] =>
  (['deno', 'bun'] as const).map((runtime) => ({
    measures: [`edge.${runtime}.ping.vs_bare`],
    async take() {
      const environment = { ...bench.world.environment, DATABASE_HTTP_URL: bench.bridge.url }
      const [ours, bare] = [await startEdge(runtime, environment), await startBare(runtime, environment)]
      const options = { key: bench.world.key, quick }
      const rate = (bodies: readonly string[], other: string) =>
        compare(ours.url + bench.path, other + bench.path, bodies, options)
      try {
        return [ratioMeasure(`edge.${runtime}.ping.vs_bare`, await rate([PING], bare.url), 'requests/s')]
      } finally {
        await ours.stop()
        await bare.stop()
      }
    },
  }))

async function startBare(runtime: 'deno' | 'bun', environment: Readonly<Record<string, string>>) {
  const child = Bun.spawn([...COMMANDS[runtime]], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = new Lines()
  void lines.readFrom(child.stdout)
  const line = await lines.first((text) => ADDRESS.test(text))
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await child.exited
  }
  return { url: ADDRESS.exec(line)?.[0] ?? '', stop }
}
