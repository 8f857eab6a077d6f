import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { DatabaseKind } from '../../../scripts/databases/private-server.ts'
import { type BridgeProcess, startBridgeProcess } from '../../support/bridge-process.ts'
import { cpuMsOf } from '../gateway/cpu.ts'
import { type BenchDatabase, fillGuild, memberId, openBenchDatabase } from '../gateway/database.ts'
import { type Measure, ratioMeasure } from '../support/report.ts'
import { comparisonOf, quantile } from '../support/rounds.ts'
import { type Load, resultSchema } from './load-protocol.ts'

const GUILD = '1100000000000000001'
const MEMBERS = 1_000
/** Statements that run at the same time, and connections to the database on both sides. */
const CONNECTIONS = 16
const ROUNDS = { full: 40, quick: 3 } as const
const WARM_UP_ROUNDS = 6
const TURN_MS = 400
const PACED_SECONDS = 8
/** Of the full load. */
const PACED_SHARE = 0.5
const KIBIBYTES_PER_MB = 1_000_000 / 1_024
const MICROSECONDS_PER_MS = 1_000

const statements = Array.from(
  { length: MEMBERS },
  (_, nth) =>
    `select user_id, xp, level, message_count from guild_users where guild_id = ${GUILD} and user_id = ${memberId(nth + 1)}`,
)

/** @throws where a statement fails or returns other rows than it asks for */
async function run(load: Load): Promise<number[][]> {
  const child = Bun.spawn([process.execPath, '--no-install', join(import.meta.dir, 'client-process.ts')], {
    stdin: new Blob([JSON.stringify(load)]),
    stdout: 'pipe',
    stderr: 'inherit',
  })
  return v.parse(resultSchema, await new Response(child.stdout).json())
}

/** Resident memory of a process. */
function rssMbOf(pid: number): number {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kibibytes) / KIBIBYTES_PER_MB
}

/** Measures the bridge as a process between PlanetScale's client and a database. */
export class BridgeBench {
  private constructor(
    private readonly database: BenchDatabase,
    private readonly bridge: BridgeProcess,
    private readonly quick: boolean,
  ) {}

  static async open(kind: DatabaseKind, quick: boolean): Promise<BridgeBench> {
    const database = await openBenchDatabase(kind)
    await fillGuild(database, GUILD, MEMBERS)
    const bridge = await startBridgeProcess(database.url, { BRIDGE_CONNECTIONS: `${CONNECTIONS}` })
    return new BridgeBench(database, bridge, quick)
  }

  get databaseVersion(): string {
    return this.database.version
  }

  async measure(): Promise<Measure[]> {
    const { bridge, database, quick } = this
    const shared = { bridgeUrl: bridge.url, statements, connections: CONNECTIONS }
    const load = { ...shared, kind: 'full', databaseUrl: database.url, turnMs: TURN_MS } as const
    await run({ ...load, rounds: WARM_UP_ROUNDS })
    const cpuBefore = cpuMsOf(bridge.pid)
    const rounds = await run({ ...load, rounds: quick ? ROUNDS.quick : ROUNDS.full })
    const cpuMs = cpuMsOf(bridge.pid) - cpuBefore
    const rssMb = rssMbOf(bridge.pid)
    const bridged = rounds.reduce((sum, [first = 0, , last = 0]) => sum + ((first + last) * TURN_MS) / 1_000, 0)
    const comparison = comparisonOf(
      rounds.map(([first = 0, other = 0, last = 0]) => ({ ours: [first, last], theirs: other })),
    )
    const perSecond = Math.round(comparison.ours * PACED_SHARE)
    const [times = []] = await run({ ...shared, kind: 'paced', perSecond, seconds: quick ? 1 : PACED_SECONDS })
    return [
      ratioMeasure('bridge.query.vs_mysql2', comparison, 'selects/s'),
      {
        measure: 'bridge.query.cpu_us',
        value: (cpuMs * MICROSECONDS_PER_MS) / bridged,
        note: 'CPU time of the bridge for each select',
      },
      {
        measure: 'bridge.p99_ms',
        value: quantile(times, 0.99),
        note: `at ${perSecond.toLocaleString('en')} selects/s, half of the full load; median ${quantile(times, 0.5).toFixed(2)} ms`,
      },
      { measure: 'bridge.rss_mb', value: rssMb, note: 'of the bridge, under full load' },
    ]
  }

  async close(): Promise<void> {
    await this.bridge.end('SIGTERM')
    await this.database.close()
  }
}
