import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@planetscale/database'
import * as v from 'valibot'
import { freePort } from '../../../scripts/ports.ts'
import { DistributedWorld } from '../../distributed/distributed-world.ts'
import { FaultWorld } from '../../faults/fault-world.ts'
import { type BridgeProcess, startBridgeProcess } from '../../support/bridge-process.ts'
import { type RunningEdge, startEdge } from '../../support/edge.ts'
import { EdgeClient } from '../../support/edge-client.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import { isLong } from '../../support/long-forms.ts'
import { obtainPrometheus } from '../../support/prometheus.ts'
import { until } from '../../support/until.ts'
import { readAlerts, readQueries } from './files.ts'

setDefaultTimeout(300_000)

const answerSchema = v.object({
  status: v.literal('success'),
  data: v.object({ result: v.array(v.object({ value: v.tuple([v.number(), v.string()]) })) }),
})

/** Parts of the expressions that have no sample in an installation where nothing goes wrong, with the event that gives them one. */
const QUIET: Readonly<Record<string, string>> = {
  ledger_dropped_total: 'a message is lost',
  database_deadlines_total: 'the database exceeds a time limit',
  discord_held_back_total: 'Discord refuses many requests',
  discord_rate_limit: 'Discord answers 429, or a request waits for a limit',
  session_closes_total: 'Discord closes a connection',
  'level=~"warn|error|fatal"': 'a process logs a warning',
  'level=~"error|fatal"': 'a process logs an error',
  'jobs_total{outcome="failed"}': 'a job fails',
  'discord_requests_total{status=~"failed|5.."}': 'a request to Discord fails',
  'seconds_count{outcome=~"failed|unavailable"}': 'an interaction fails',
  'bridge_requests_total{status=~"5.."}': 'a request to the bridge fails',
  'sessions{state!="ready"}': 'a session is not ready',
  log_dropped_total: 'Loki, which these processes do not have, refuses lines',
}

/** This alert's condition holds for moments on a machine that has other work. */
const DEPENDS_ON_MACHINE = 'ProsperityLoopDelay'

/** An alert's expression without the limit at its end: what Prometheus compares. */
const comparedBy = (expr: string): string => {
  const compared = expr.trim().replace(/ (==|>|<) (0\.5 \* \w+|[\d.]+)$/, '')
  if (compared === expr.trim()) throw new Error(`an alert has no limit at its end: ${expr}`)
  return compared
}

/** A real Prometheus that scrapes every kind of process. `FAULTS=long scripts/test deploy/observing/scrape`. */
describe.skipIf(!isLong)('a real Prometheus', () => {
  let standalone: FaultWorld
  let distributed: DistributedWorld
  let edgeWorld: EdgeWorld
  let edge: RunningEdge
  let bridge: BridgeProcess
  let prometheus: Bun.Subprocess
  let url = ''
  const directory = mkdtempSync(join(tmpdir(), 'prosperity-prometheus-'))

  beforeAll(async () => {
    const { prometheus: program } = await obtainPrometheus()
    ;[standalone, distributed, edgeWorld] = await Promise.all([
      FaultWorld.open(),
      DistributedWorld.open(1),
      EdgeWorld.open(),
    ])
    bridge = await startBridgeProcess(standalone.database.url)
    edge = await startEdge('bun', { ...edgeWorld.environment, EDGE_METRICS_ADDRESS: '127.0.0.1:0' })
    const edgeUrl = (await edge.log.first((line) => line.startsWith('Metrics on '))).replace('Metrics on ', '')
    const jobs = {
      'prosperity-gateway': [standalone.gateway.url, distributed.faults.gateway.url, distributed.workers[0]?.url ?? ''],
      'prosperity-bridge': [bridge.opsUrl],
      'prosperity-edge': [edgeUrl],
    }
    const scrapes = Object.entries(jobs).map(([job_name, urls]) => ({
      job_name,
      static_configs: [{ targets: urls.map((each) => new URL(each).host) }],
    }))
    const configuration = { global: { scrape_interval: '1s' }, scrape_configs: scrapes }
    writeFileSync(join(directory, 'prometheus.yml'), JSON.stringify(configuration))
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    prometheus = Bun.spawn(
      [
        program,
        `--config.file=${join(directory, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(directory, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdout: 'ignore', stderr: 'ignore' },
    )
    await until(
      'Prometheus scrapes',
      async () => (await fetch(`${url}/-/ready`).catch(() => null))?.ok === true,
      60_000,
    )
  })
  afterAll(async () => {
    prometheus?.kill()
    await prometheus?.exited
    await Promise.all([bridge?.end('SIGTERM'), edge?.stop()])
    await Promise.all([standalone?.close(), distributed?.close(), edgeWorld?.close()])
    rmSync(directory, { recursive: true, force: true })
  })

  /** The values of a query now. @throws where Prometheus does not accept the query */
  async function ask(query: string): Promise<number[]> {
    const response = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query })}`)
    return v.parse(answerSchema, await response.json()).data.result.map(({ value }) => Number(value[1]))
  }

  test('scrapes every process, and every query of dashboard and alerts is accepted and filled', async () => {
    await until('all five are up', async () => (await ask('sum(up)'))[0] === 5, 60_000)
    const alerts = await readAlerts()
    const compared = alerts.map(({ alert, expr }) => ({ title: alert, expr: comparedBy(expr) }))
    const expressions = [...(await readQueries()), ...compared]
    const isQuiet = ({ expr }: { expr: string }) => Object.keys(QUIET).some((part) => expr.includes(part))
    const needless = Object.keys(QUIET).filter((part) => !expressions.some(({ expr }) => expr.includes(part)))
    expect(needless).toEqual([])
    const client = new EdgeClient(edge, edgeWorld)
    const community = await client.community()
    for (const world of [standalone, distributed.faults]) world.startTalking()
    const talking = setInterval(() => {
      void community.guild.member('alice').runs('/level')
      void connect({ url: bridge.url }).execute('SELECT 1')
    }, 500)
    let empty: string[] = []
    try {
      await until(
        'dashboard and alerts have numbers',
        async () => {
          empty = []
          for (const each of expressions) {
            const hasNumber = (await ask(each.expr)).some(Number.isFinite)
            if (!hasNumber && !isQuiet(each)) empty.push(`${each.title}: ${each.expr}`)
          }
          return empty.length === 0
        },
        150_000,
      ).catch(() => {})
    } finally {
      clearInterval(talking)
      for (const world of [standalone, distributed.faults]) world.stopTalking()
    }
    expect(empty).toEqual([])
    for (const { alert, expr } of alerts.filter(({ alert }) => alert !== DEPENDS_ON_MACHINE))
      expect([alert, await ask(expr)]).toEqual([alert, []])
  })
})
