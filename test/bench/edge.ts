/** The edge on workerd: requests per second against peers, round trips to the database, size and start. */
import { join } from 'node:path'
import { bundleEdge } from '../../scripts/edge.ts'
import { openOverHttp } from '../support/database.ts'
import { signBody } from '../support/discord/interactions/signing.ts'
import { EdgeWorld } from '../support/edge-world.ts'
import { commandInteraction } from '../support/interaction.ts'
import { compare } from './edge/compare.ts'
import { roundTrips } from './edge/round-trips.ts'
import { type Served, serveWorker } from './edge/workerd-serve.ts'
import { type Measure, median, report } from './support/report.ts'

const BUNDLES = join(import.meta.dir, '../../.data/bench')
const MEMBERS = 1_000
const STARTS = 5
const PING = JSON.stringify({ type: 1 })

const world = await EdgeWorld.open()
const bridge = openOverHttp(world.database)
const path = `/interactions/${world.applicationId}`
const first = (url: string) =>
  new Request(url + path, { method: 'POST', headers: { ...signBody(world.key, PING, Date.now()) }, body: PING })
const bundles = {
  app: await bundleEdge(join(BUNDLES, 'app')),
  bare: await bundleEdge(join(BUNDLES, 'bare'), 'test/bench/edge/bare.ts'),
  peer: await bundleEdge(join(BUNDLES, 'peer'), 'test/bench/edge/peer.ts'),
}
const started: Served[] = []
async function serve(bundle: string, environment: Record<string, string> = {}): Promise<Served> {
  const served = await serveWorker({ bundle, first, environment: { ...world.environment, ...environment } })
  started.push(served)
  return served
}

async function speeds(): Promise<Measure[]> {
  const direct = { DATABASE_URL: bridge.url }
  const [app, bare, peer] = [
    await serve(bundles.app, direct),
    await serve(bundles.bare),
    await serve(bundles.peer, direct),
  ]
  const at = ({ url }: Served) => ({ url: url + path })
  const members = Object.fromEntries(
    Array.from({ length: MEMBERS }, (_, nth) => [String(nth + 1), { xp: nth * 100 + 1 }]),
  )
  const guildId = await world.addGuild(members)
  const usesOf = (command: string): string[] =>
    Array.from({ length: 200 }, (_, nth) => {
      const invoker = { applicationId: world.applicationId, guildId, userId: String(nth * 5 + 1) }
      return JSON.stringify(commandInteraction(command, {}, invoker))
    })
  const toMeasure = async (
    name: string,
    atLeast: number,
    other: Served,
    bodies: readonly string[],
  ): Promise<Measure> => {
    const { ours, theirs, ratio } = await compare(at(app), at(other), world.key, bodies)
    const note = `${Math.round(ours)} requests/s, the other ${Math.round(theirs)}`
    return { measure: `edge.${name}`, value: ratio, target: { atLeast }, note }
  }
  return [
    await toMeasure('ping.vs_bare', 0.9, bare, [PING]),
    await toMeasure('level.vs_discord_hono', 1, peer, usesOf('/level')),
    await toMeasure('leaderboard.vs_discord_hono', 1, peer, usesOf('/leaderboard')),
  ]
}

async function sizeAndStart(): Promise<Measure[]> {
  const gzipped = Bun.gzipSync(await Bun.file(bundles.app).bytes()).byteLength
  const starts: number[] = []
  for (let time = 0; time < STARTS; time++) {
    const served = await serve(bundles.app)
    starts.push(served.startupMs)
    await served.stop()
  }
  return [
    { measure: 'edge.bundle.gzip_kib', value: gzipped / 1024, target: { atMost: 150 }, note: 'what wrangler uploads' },
    { measure: 'edge.startup_ms', value: median(starts), note: 'from no process to the first answered PING' },
  ]
}

try {
  const measures = [
    ...(await sizeAndStart()),
    ...(await roundTrips(world, await serve(bundles.app))),
    ...(await speeds()),
  ]
  process.exitCode = report(measures) ? 0 : 1
} finally {
  for (const served of started) await served.stop()
  await bridge.close()
  await world.close()
}
process.exit()
