import { join } from 'node:path'
import { readReply } from '../../support/edge-world.ts'
import { checkOut } from '../support/checkout.ts'
import type { Part } from '../support/part.ts'
import { type Measure, ratioMeasure } from '../support/report.ts'
import { BUNDLES, type Command, type EdgeBench, PING } from './edge-bench.ts'
import { compare, type LoadOptions, latencies } from './load.ts'

const COMMANDS = ['level', 'leaderboard'] as const
const PEER = 'test/bench/edge/peer/peer.ts'
const PEER_ON_OURS = 'test/bench/edge/peer/peer-on-ours.ts'
const LIMIT = 'test/bench/edge/limit.ts'
const BARE = 'test/bench/edge/bare.ts'
const UNIT = 'requests/s'

/** Requests per second of the edge on workerd against other workers, and how long answers take at half of that. */
export function speedParts(bench: EdgeBench, quick: boolean): Part[] {
  const options: LoadOptions = { key: bench.world.key, quick }
  const app = once(async () => bench.serve(await bench.bundle()))
  const at = (url: string): string => url + bench.path
  const against = async (entry: string, bodies: readonly string[], environment = {}) => {
    const [ours, theirs] = [await app(), await bench.serve(await bench.bundle(entry), environment)]
    try {
      if (entry === PEER || entry === PEER_ON_OURS)
        await bench.checkThatAllSayTheSame([ours.url, theirs.url], bodies.slice(0, 20))
      return await compare(at(ours.url), at(theirs.url), bodies, options)
    } finally {
      await theirs.stop()
    }
  }
  const ping: Part = {
    measures: ['edge.ping.vs_bare'],
    take: async () => [ratioMeasure('edge.ping.vs_bare', await against(BARE, [PING]), UNIT)],
  }
  return [ping, ...COMMANDS.flatMap(partsOf)]

  function partsOf(command: Command): Part[] {
    const bodies = bench.usesOf(command)
    const name = `edge.${command}`
    return [
      {
        measures: [`${name}.vs_discord_hono`],
        take: async () => [ratioMeasure(`${name}.vs_discord_hono`, await against(PEER, bodies), UNIT)],
      },
      {
        measures: [`${name}.on_ours`],
        take: async () => [ratioMeasure(`${name}.on_ours`, await against(PEER_ON_OURS, bodies), UNIT)],
      },
      {
        measures: [`${name}.vs_limit`],
        take: async () => {
          const { url } = await app()
          const environment = {
            STATEMENT: bench.statementOf(command),
            ANSWER: await bench.answer(url, bodies[0] ?? ''),
          }
          const limit = await against(LIMIT, bodies, environment)
          return [ratioMeasure(`${name}.vs_limit`, limit, UNIT)]
        },
      },
      { measures: [`${name}.p50_ms`, `${name}.p99_ms`], take: () => latencyMeasures(name, bodies) },
    ]
  }

  async function latencyMeasures(name: string, bodies: readonly string[]): Promise<Measure[]> {
    const { url } = await app()
    const { ours } = await compare(at(url), at(url), bodies, { ...options, quick: true })
    const half = Math.round(ours / 2)
    const { p50, p99 } = await latencies(at(url), bodies, half, options)
    const note = `at ${half.toLocaleString('en')} requests a second, half of full load`
    return [
      { measure: `${name}.p50_ms`, value: p50, note },
      { measure: `${name}.p99_ms`, value: p99, note },
    ]
  }
}

/** The edge of this checkout against that of another commit. */
export function againstPart(bench: EdgeBench, revision: string, quick: boolean): Part {
  const options: LoadOptions = { key: bench.world.key, quick }
  return {
    measures: ['edge.ping.vs_commit', 'edge.level.vs_commit', 'edge.leaderboard.vs_commit'],
    async take() {
      const { directory, name } = await checkOut(revision)
      const bundle = join(BUNDLES, 'commit')
      await bundleOf(directory, bundle)
      const [ours, theirs] = [
        await bench.serve(await bench.bundle()),
        await bench.serve(join(bundle, 'worker.js'), { DATABASE_URL: bench.bridge.url }),
      ]
      const measures: Measure[] = []
      const uses = { ping: [PING], level: bench.usesOf('level'), leaderboard: bench.usesOf('leaderboard') }
      for (const [what, bodies] of Object.entries(uses)) {
        const measure = `edge.${what}.vs_commit`
        const failure = await failureOf(bench, theirs.url, bodies)
        measures.push(
          failure === null
            ? ratioMeasure(
                measure,
                await compare(ours.url + bench.path, theirs.url + bench.path, bodies, options),
                `requests/s, against ${name}`,
              )
            : { measure, value: null, note: `not comparable: ${name} answers ${failure}` },
        )
      }
      return measures
    },
  }
}

/** The failure that a worker answers with, e.g. because its query does not run on this commit's database; null where it answers well. */
async function failureOf(bench: EdgeBench, url: string, [body = '']: readonly string[]): Promise<string | null> {
  try {
    const { text, ephemeral } = readReply(JSON.parse(await bench.answer(url, body)))
    // The edge tells of a failure in an ephemeral reply.
    return ephemeral ? text : null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** By the other commit's own script, with its own packages. */
async function bundleOf(checkout: string, directory: string): Promise<void> {
  const script = `import { bundleEdge } from '${join(checkout, 'scripts/edge.ts')}'; await bundleEdge('${directory}')`
  const child = Bun.spawn([process.execPath, '--no-install', '-e', script], {
    cwd: checkout,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if ((await child.exited) !== 0) throw new Error('the edge of the other commit cannot be bundled')
}

/** A function that starts something at its first call, and returns the same afterwards. */
function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined
  return () => (started ??= start())
}
