/** The edge on workerd: requests per second against peers, round trips to the database, size and start. */
import { join } from 'node:path'
import { bundleEdge } from '../../scripts/edge.ts'
import { openOverHttp } from '../support/database.ts'
import { signBody } from '../support/discord/interactions/signing.ts'
import { EdgeWorld, readReply } from '../support/edge-world.ts'
import { commandInteraction } from '../support/interaction.ts'
import { compare } from './edge/compare.ts'
import { roundTrips } from './edge/round-trips.ts'
import { type Served, serveWorker } from './edge/workerd-serve.ts'
import { readOptions } from './support/options.ts'
import { type Measure, median, report } from './support/report.ts'

const BUNDLES = join(import.meta.dir, '../../.data/bench')
const MEMBERS = 1_000
const STARTS = 5
const PING = JSON.stringify({ type: 1 })

readOptions({})
const world = await EdgeWorld.open()
const bridge = openOverHttp(world.database)
const path = `/interactions/${world.applicationId}`
const first = (url: string) =>
  new Request(url + path, { method: 'POST', headers: { ...signBody(world.key, PING, Date.now()) }, body: PING })
const bundles = {
  app: await bundleEdge(join(BUNDLES, 'app')),
  bare: await bundleEdge(join(BUNDLES, 'bare'), 'test/bench/edge/bare.ts'),
  peer: await bundleEdge(join(BUNDLES, 'peer'), 'test/bench/edge/peer/peer.ts'),
  peerOnOurs: await bundleEdge(join(BUNDLES, 'peer'), 'test/bench/edge/peer/peer-on-ours.ts'),
}
const started: Served[] = []
async function serve(bundle: string, environment: Record<string, string> = {}): Promise<Served> {
  const served = await serveWorker({ bundle, first, environment: { ...world.environment, ...environment } })
  started.push(served)
  return served
}

/** Who says the same thing faster says less, or is faster. */
async function saysTheSame(contenders: readonly Served[], [body = '']: readonly string[]): Promise<void> {
  const texts = contenders.map(async ({ url }) => {
    const headers = { 'content-type': 'application/json', ...signBody(world.key, body, Date.now()) }
    return readReply(await (await fetch(url + path, { method: 'POST', headers, body })).json()).text
  })
  const said = new Set(await Promise.all(texts))
  if (said.size !== 1) throw new Error(`the replies differ:\n${[...said].join('\n')}`)
}

async function speeds(): Promise<Measure[]> {
  const direct = { DATABASE_URL: bridge.url }
  const [app, bare, peer, peerOnOurs] = [
    await serve(bundles.app, direct),
    await serve(bundles.bare),
    await serve(bundles.peer, direct),
    await serve(bundles.peerOnOurs, direct),
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
  const ratio = async (name: string, other: Served, bodies: readonly string[]): Promise<Measure> => {
    const { ours, theirs, ratio: value } = await compare(at(app), at(other), world.key, bodies)
    return { measure: `edge.${name}`, value, note: `${Math.round(ours)} requests/s, the other ${Math.round(theirs)}` }
  }
  const measures: Measure[] = [{ ...(await ratio('ping.vs_bare', bare, [PING])), target: { atLeast: 0.9 } }]
  for (const command of ['level', 'leaderboard']) {
    const bodies = usesOf(`/${command}`)
    await saysTheSame([app, peer, peerOnOurs], bodies)
    measures.push(
      { ...(await ratio(`${command}.vs_discord_hono`, peer, bodies)), target: { atLeast: 1 } },
      await ratio(`${command}.vs_discord_hono_on_ours`, peerOnOurs, bodies),
    )
  }
  return measures
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
