import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { connect } from '@planetscale/database'
import { FaultWorld } from '../faults/fault-world.ts'
import { type BridgeProcess, startBridgeProcess } from '../support/bridge-process.ts'
import { type PrintedMetric, parseMetrics, sumOf } from '../support/metrics-text.ts'
import { until } from '../support/until.ts'
import { DistributedWorld } from './distributed-world.ts'

setDefaultTimeout(300_000)

const MODES = ['standalone', 'gateway', 'worker', 'bridge'] as const
type Mode = (typeof MODES)[number]

/** The only labels that metrics may have. None can hold the id of a guild, user, channel or bot. */
const LABELS = [
  ...['type', 'outcome', 'source', 'reason', 'kind', 'wait', 'route', 'status', 'scope', 'urgency', 'state', 'how'],
  ...['code', 'effect', 'version', 'mode', 'bun', 'level', 'of', 'le'],
]

const EVERY = ['build_info', 'ready', 'event_loop_delay_seconds', 'log_lines_total', 'database_statement_seconds']
const HOLDS_SESSIONS = [
  ...['dispatches_total', 'messages_total', 'messages_admitted_total', 'sessions', 'sessions_connected_total'],
  ...['identifies_left', 'identifies_total', 'session_closes_total', 'heartbeat_seconds', 'ledger_queue'],
  ...['ledger_oldest_seconds', 'ledger_dropped_total', 'discord_requests_total', 'discord_request_seconds'],
  ...['discord_rate_limited_total', 'discord_rate_limit_wait_seconds_total'],
]
const COMMITS = [
  ...['awards_total', 'xp_awarded_total', 'level_ups_total', 'ledger_batch_entries', 'ledger_commit_seconds'],
  ...['ledger_queue', 'ledger_oldest_seconds', 'ledger_dropped_total', 'jobs_total', 'jobs_age_seconds', 'jobs_due'],
  ...['jobs_oldest_seconds', 'discord_requests_total', 'discord_rate_limited_total'],
]
const STREAM = ['bus_pending', 'bus_stream_bytes', 'bus_stream_limit_bytes', 'bus_dead_letters']

/** The metrics that an operator needs of each process. */
const NEEDED: Readonly<Record<Mode, readonly string[]>> = {
  standalone: [...EVERY, ...HOLDS_SESSIONS, ...COMMITS],
  gateway: [...EVERY, ...HOLDS_SESSIONS, ...STREAM, 'bus_published_total', 'bus_publish_seconds'],
  worker: [...EVERY, ...COMMITS, ...STREAM, 'bus_consumed_total'],
  bridge: [
    ...EVERY,
    ...['bridge_requests_total', 'bridge_statements_total', 'bridge_statement_seconds', 'bridge_requests_under_way'],
  ],
}

let standalone: FaultWorld
let distributed: DistributedWorld
let bridge: BridgeProcess
const texts = new Map<Mode, string>()

beforeAll(async () => {
  ;[standalone, distributed] = await Promise.all([FaultWorld.open(), DistributedWorld.open(1)])
  bridge = await startBridgeProcess(standalone.database.url)
  await connect({ url: bridge.url }).execute('SELECT 1')
  for (const world of [standalone, distributed.faults]) {
    await world.talkFor(400)
    await world.mustBeExact()
  }
  const urls = {
    standalone: standalone.gateway.url,
    gateway: distributed.faults.gateway.url,
    worker: distributed.workers[0]?.url ?? '',
    bridge: bridge.opsUrl,
  }
  for (const mode of MODES) {
    await until(`${mode} has measured the jobs`, async () => {
      const text = await (await fetch(`${urls[mode]}/metrics`)).text()
      texts.set(mode, text)
      return mode === 'gateway' || mode === 'bridge' || text.includes('prosperity_jobs_due{')
    })
  }
})
afterAll(async () => {
  await bridge.end('SIGTERM')
  await Promise.all([standalone.close(), distributed.close()])
})

const textOf = (mode: Mode): string => texts.get(mode) ?? ''
const metricsOf = (mode: Mode): PrintedMetric[] => parseMetrics(textOf(mode))

describe.each(MODES)('the metrics of a %s process', (mode) => {
  test('have every kind that an operator needs', () => {
    const names = new Set(metricsOf(mode).map(({ name }) => name))
    expect(NEEDED[mode].filter((name) => !names.has(`prosperity_${name}`))).toEqual([])
  })

  test('each have at most three labels, all of them in the list, and no id as a value', () => {
    for (const { name, labels } of metricsOf(mode)) {
      const [used, values] = [labels.flatMap(Object.keys), labels.flatMap(Object.values)]
      expect([name, used.filter((label) => !LABELS.includes(label))]).toEqual([name, []])
      expect([name, new Set(used.filter((label) => label !== 'le')).size <= 3]).toEqual([name, true])
      expect([name, values.filter((value) => /\d{15,}/.test(value))]).toEqual([name, []])
    }
  })

  test('each have a help text of one sentence', () => {
    for (const { name, help } of metricsOf(mode)) {
      expect([name, /^[A-Z1].{15,}[^.]$/.test(help)]).toEqual([name, true])
      expect([name, /e\.g\.|\betc\b|\bTODO\b/.test(help)]).toEqual([name, false])
    }
  })

  test('name the version and the mode', () => {
    expect(textOf(mode)).toMatch(
      new RegExp(`prosperity_build_info\\{version="\\d[^"]*",mode="${mode}",bun="[^"]+"\\} 1`),
    )
    expect(sumOf(textOf(mode), 'prosperity_ready')).toBe(1)
  })
})

test('awards, requests and sessions are counted where they happen', () => {
  const awards = sumOf(textOf('standalone'), 'prosperity_awards_total', 'source="message"')
  expect(awards).toBe(standalone.ledger.awards)
  expect(sumOf(textOf('worker'), 'prosperity_awards_total')).toBe(distributed.faults.ledger.awards)
  expect(sumOf(textOf('standalone'), 'prosperity_messages_admitted_total')).toBeGreaterThanOrEqual(awards)
  const posts = 'route="POST /channels/:id/messages"'
  expect(sumOf(textOf('worker'), 'prosperity_discord_requests_total', posts)).toBeGreaterThan(0)
  expect(sumOf(textOf('standalone'), 'prosperity_discord_requests_total', 'route="other"')).toBe(0)
  expect(sumOf(textOf('gateway'), 'prosperity_sessions', 'state="ready"')).toBe(1)
  expect(sumOf(textOf('gateway'), 'prosperity_identifies_left')).toBeGreaterThan(900)
  expect(sumOf(textOf('bridge'), 'prosperity_bridge_statements_total', 'outcome="ok"')).toBe(1)
})
