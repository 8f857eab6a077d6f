import { afterEach, beforeEach, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { Miniflare } from 'miniflare'
import * as v from 'valibot'
import { logCounts } from '../../../edge/runtime/counts.ts'
import { createLog } from '../../../edge/runtime/log.ts'
import { compatibilityDate } from '../../../scripts/edge.ts'
import { type RunningEdge, startEdge } from '../../support/edge.ts'
import { sharedEdgeBundle, sharedWebBundle } from '../../support/edge-bundle.ts'
import { EdgeClient } from '../../support/edge-client.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import { Lines } from '../../support/lines.ts'
import { parseMetrics, sumOf } from '../../support/metrics-text.ts'

setDefaultTimeout(180_000)

let world: EdgeWorld
beforeEach(async () => {
  world = await EdgeWorld.open()
})
afterEach(() => world.close())

/** Sends a command, a command without its permission, a PING and a forged request. */
async function useOnce(edge: RunningEdge): Promise<void> {
  const client = new EdgeClient(edge, world)
  const community = await client.community()
  await community.guild.member('alice').runs('/level')
  await (await client.guild()).runs('/xp give', { options: { user: '7', xp: 5 }, permissions: 0n })
  expect((await client.post('{"type":1}')).status).toBe(200)
  expect((await client.post('{"type":1}', { headers: { 'x-signature-ed25519': 'f'.repeat(128) } })).status).toBe(401)
}

const EXPECTED = new Set(['/level answered', '/xp give refused', 'none unsigned', 'ping answered'])

describe('on Workers with Analytics Engine', () => {
  /** The names under which the workers find the dataset of interactions. */
  const COUNTED = { first: 'COUNTS', second: 'INTERACTION_COUNTS' } as const
  /** A worker in place of the dataset. It writes each point to the log. */
  const RECORDER = `export default () => ({ writeDataPoint: (point) => console.log('POINT ' + JSON.stringify(point)) })`

  test('each interaction becomes one point with command, outcome and time, without any id', async () => {
    const lines = new Lines()
    const miniflare = new Miniflare({
      host: '127.0.0.1',
      port: 0,
      cf: false,
      handleRuntimeStdio: (...streams: Readable[]) => {
        for (const stream of streams) createInterface(stream).on('line', (line) => lines.add(line))
      },
      workers: [
        {
          ...(await counted('edge', await sharedEdgeBundle(), COUNTED.first)),
          serviceBindings: { ADMIN_COMMANDS: 'second' },
        },
        await counted('second', await sharedWebBundle(), COUNTED.second),
        { name: 'recorder', modules: true, script: RECORDER },
      ],
    })
    const { origin } = await miniflare.ready
    await useOnce({ url: origin, log: lines, stop: () => miniflare.dispose() })
    await lines.first((line) => line.includes('unsigned'))
    await miniflare.dispose()
    const points = lines.all.filter((line) => line.startsWith('POINT ')).map((line) => point(line.slice(6)))
    expect(new Set(points.map(({ blobs }) => blobs.join(' ')))).toEqual(new Set([...EXPECTED, 'forwarded answered']))
    for (const { indexes, blobs, doubles } of points) {
      expect(indexes).toEqual(blobs.slice(0, 1))
      expect(doubles).toHaveLength(1)
    }
    expect(lines.all.join('\n')).not.toMatch(/POINT .*\d{15}/)
  })

  const pointSchema = v.strictObject({
    indexes: v.array(v.string()),
    blobs: v.array(v.string()),
    doubles: v.array(v.pipe(v.number(), v.minValue(0))),
  })
  const point = (json: string) => v.parse(pointSchema, JSON.parse(json))

  /** A worker whose counts of interactions the recorder gets. */
  const counted = async (name: string, path: string, binding: string) => ({
    ...{ name, compatibilityDate: await compatibilityDate(), bindings: world.environment },
    modules: [{ type: 'ESModule' as const, path }],
    wrappedBindings: { [binding]: 'recorder' },
  })

  test('wrangler.toml binds both datasets by the names that the workers read', async () => {
    const toml = Bun.TOML.parse(await Bun.file(new URL('../../../wrangler.toml', import.meta.url)).text())
    const datasets = v.object({ analytics_engine_datasets: v.array(v.object({ binding: v.string() })) })
    const { env } = v.parse(v.object({ env: v.record(v.string(), datasets) }), toml)
    const namesOf = (name: string) => env[name]?.analytics_engine_datasets.map(({ binding }) => binding)
    expect(namesOf('production')).toEqual([COUNTED.first])
    expect(namesOf('production-web')).toEqual(['COUNTS', COUNTED.second])
  })
})

describe('on Bun with EDGE_METRICS_ADDRESS', () => {
  test('a scrape shows the version of package.json where BUILD_VERSION is empty', async () => {
    const { version } = v.parse(
      v.object({ version: v.string() }),
      await Bun.file(new URL('../../../package.json', import.meta.url)).json(),
    )
    const settings = { EDGE_METRICS_ADDRESS: '127.0.0.1:0', BUILD_VERSION: '' }
    const edge = await startEdge('bun', { ...world.environment, ...settings })
    const url = (await edge.log.first((line) => line.startsWith('Metrics on '))).replace('Metrics on ', '')
    expect(parseMetrics(await (await fetch(url)).text())[0]?.labels).toEqual([{ version, mode: 'edge' }])
    await edge.stop()
  })

  test('a scrape shows each command and outcome', async () => {
    const edge = await startEdge('bun', {
      ...world.environment,
      EDGE_METRICS_ADDRESS: '127.0.0.1:0',
      BUILD_VERSION: 'abc',
    })
    const url = (await edge.log.first((line) => line.startsWith('Metrics on '))).replace('Metrics on ', '')
    await useOnce(edge)
    const text = await (await fetch(url)).text()
    const [build, seconds] = parseMetrics(text)
    expect(build).toMatchObject({ name: 'prosperity_build_info', labels: [{ version: 'abc', mode: 'edge' }] })
    expect(new Set(seconds?.labels.map(({ command, outcome }) => `${command} ${outcome}`))).toEqual(EXPECTED)
    expect(sumOf(text, 'prosperity_edge_interaction_seconds_count')).toBeGreaterThanOrEqual(4)
    await edge.stop()
  })
})

test('elsewhere the log gets one line for each command and outcome every ten seconds', async () => {
  const lines: string[] = []
  const log = createLog(
    (line) => lines.push(line),
    [],
    () => 0,
  )
  let pass = () => {}
  const startTimer = () => ({ elapsed: new Promise<void>((resolve) => (pass = resolve)), cancel: () => {} })
  const counts = logCounts({ log, startTimer, clock: () => 1, isServer: false })
  const works: Promise<void>[] = []
  const count = (command: string, ms: number) =>
    counts.count({ command, outcome: 'answered', ms }, (work) => works.push(work))
  for (const ms of [10, 20, 60]) count('/level', ms)
  count('/about', 5)
  expect(works).toHaveLength(1)
  pass()
  await Promise.all(works)
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { msg: 'interactions', command: '/level', outcome: 'answered', count: 3, meanMs: 30, longestMs: 60 },
    { msg: 'interactions', command: '/about', outcome: 'answered', count: 1, meanMs: 5, longestMs: 5 },
  ])
})
