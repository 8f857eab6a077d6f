import type { GatewaySettings } from './config.ts'
import { DatabaseWatch } from './database-watch.ts'
import { openGatewayOnly } from './gateway-only.ts'
import { openMemory } from './memory.ts'
import { STOP_MS } from './mode.ts'
import { LOOP_TICK_MS, measureEventLoop } from './ops/event-loop.ts'
import { serveOps } from './ops/http.ts'
import { repeat } from './ops/repeat.ts'
import { type GatewayParts, openRuntime } from './runtime.ts'
import { openStandalone } from './standalone.ts'
import { stopInSteps } from './stop.ts'
import { openWorker } from './worker.ts'

/** The sides that a process has, by its `BOT_MODE`; only the way from sessions to commits differs. */
const MODES = { standalone: openStandalone, gateway: openGatewayOnly, worker: openWorker } as const

/** The time between two looks at the database and its clock, besides those for /ready. */
const DATABASE_LOOK_MS = 30_000
/** The time between two checks whether to warn of a clock that differs. */
const CLOCK_TELL_MS = 1_000

export interface Gateway {
  /** Where /health, /ready and /metrics are. */
  port: number
  /** Closes the sessions so that they can be resumed, commits the queued entries, and ends jobs under way. @returns the steps that did not end */
  stop(): Promise<string[]>
}

/** Starts a process; returns at once, while it waits for what it needs. @throws where the port cannot be listened on */
export async function startGateway(settings: GatewaySettings, parts: GatewayParts): Promise<Gateway> {
  const runtime = openRuntime(settings, parts)
  const { db, log, metrics } = runtime
  const { clocks } = metrics
  const database = new DatabaseWatch(runtime)
  const memory = openMemory(db, settings.COOLDOWN_MEMBERS)
  const mode = await MODES[settings.BOT_MODE](settings, runtime, memory)
  let draining = false
  const unready = async () => [...(await database.unready()), ...(await mode.unready())]
  const { hostname, port } = settings.METRICS_ADDRESS ?? {
    hostname: settings.GATEWAY_HOST,
    port: settings.GATEWAY_PORT,
  }
  const ops = serveOps({ hostname, port, registry: metrics.registry, unready, notes: () => clocks.notes() })
  metrics.watchReady(async () => !draining && (await unready()).length === 0)
  metrics.build.set({ version: settings.BUILD_VERSION ?? parts.version, mode: settings.BOT_MODE, bun: Bun.version }, 1)
  const loopDelay = measureEventLoop(metrics.loopDelay, () => performance.now())
  const stopTasks = [
    repeat('measure event loop', LOOP_TICK_MS, loopDelay, log),
    repeat('look at the database and its clock', DATABASE_LOOK_MS, async () => void (await database.unready()), log),
    repeat('warn of clocks that differ', CLOCK_TELL_MS, () => clocks.tell(log), log),
  ]
  // Nothing starts before the first look at the database, because a lease taken by a wrong clock would end at a wrong time.
  void database.usable().then((isUsable) => {
    if (!isUsable) return
    stopTasks.push(memory.start(log))
    mode.start()
  })

  return {
    port: ops.port,
    stop() {
      draining = true
      database.end()
      ops.drain()
      for (const stopTask of stopTasks) stopTask()
      mode.stopTasks()
      const steps = [
        ...mode.steps,
        { what: 'the health server', withinMs: STOP_MS.close, run: () => ops.stop() },
        { what: 'database connections', withinMs: STOP_MS.close, run: () => db.destroy() },
      ]
      return stopInSteps(steps, log)
    },
  }
}
