import type { GatewayProcess } from '../../support/gateway-process.ts'
import { cpuMsOf } from '../gateway/cpu.ts'
import { percentileOf } from '../gateway/prometheus.ts'
import type { Measure } from '../support/report.ts'
import type { ScaleWorld } from './scale-world.ts'
import { talkSteadily } from './steady.ts'

const MESSAGES = { full: 60_000, quick: 5_000 } as const
const LATENCY_SECONDS = { full: 8, quick: 2 } as const
const LATENCY_RATE = 500
const WORKERS = [1, 2, 4] as const
const HISTOGRAM = 'prosperity_ledger_latency_seconds'
const MICROSECONDS_PER_MS = 1_000

/** Milliseconds from the arrival of an event to its commit. */
interface Latency {
  p50: number
  p99: number
}

/** Awards a second in one process and with several workers, what each process pays for one, and what the bus adds to the wait. */
export async function rateMeasures(world: ScaleWorld, quick: boolean): Promise<Measure[]> {
  const mode = quick ? 'quick' : 'full'
  const standalone = await world.start('standalone')
  // The first messages make rows and warm the processes up.
  const measures = [...(await rate('scale.standalone', MESSAGES[mode], standalone, []))]
  const alone = await latency(standalone)
  await standalone.end('SIGTERM')

  const gateway = await world.start('gateway')
  const workers: GatewayProcess[] = []
  for (const count of WORKERS) {
    while (workers.length < count) workers.push(await world.start('worker'))
    measures.push(...(await rate(`scale.workers_${count}`, MESSAGES[mode], gateway, workers)))
    const [only] = workers
    if (count === 1 && only !== undefined) measures.push(...added(alone, await latency(only)))
  }
  for (const worker of workers) await worker.end('SIGTERM')
  await gateway.end('SIGTERM')
  return measures

  async function rate(
    name: string,
    messages: number,
    session: GatewayProcess,
    committing: readonly GatewayProcess[],
  ): Promise<Measure[]> {
    await world.sayWhileAway(messages / 10)
    await world.allCommitted()
    const cpu = (pids: readonly number[]) => pids.reduce((sum, pid) => sum + cpuMsOf(pid), 0)
    const groups = {
      gateway: [session.pid],
      ...(committing.length === 0 ? {} : { workers: committing.map(({ pid }) => pid), nats: [world.natsPid] }),
      database: [world.database.pid],
    }
    const before = Object.values(groups).map(cpu)
    const startedAt = await world.sayWhileAway(messages)
    await world.allCommitted()
    const seconds = (performance.now() - startedAt) / 1_000
    const each = Object.entries(groups).map(([group, pids], nth) => ({
      measure: `${name}.${group}_cpu_us`,
      value: ((cpu(pids) - (before[nth] ?? 0)) * MICROSECONDS_PER_MS) / messages,
      note: 'for each message, from the socket to the commit',
    }))
    const note = `${messages.toLocaleString('en')} messages, from the resumed session to the last commit`
    return [{ measure: `${name}.awards_per_s`, value: messages / seconds, note }, ...each]
  }

  async function latency(committing: GatewayProcess): Promise<Latency> {
    const metrics = async () => (await fetch(`${committing.url}/metrics`)).text()
    const before = await metrics()
    await talkSteadily(world, LATENCY_RATE, LATENCY_SECONDS[mode])
    await world.allCommitted()
    const after = await metrics()
    const of = (share: number) => percentileOf(after, before, HISTOGRAM, share) * 1_000
    return { p50: of(0.5), p99: of(0.99) }
  }
}

function added(alone: Latency, bus: Latency): Measure[] {
  return (['p50', 'p99'] as const).map((which) => ({
    measure: `scale.bus.added_${which}_ms`,
    value: bus[which] - alone[which],
    note: `from an event to its commit: ${bus[which].toFixed(1)} ms with a worker, ${alone[which].toFixed(1)} standalone, ${LATENCY_RATE}/s`,
  }))
}
