import { Leases } from './bots/pool/leases.ts'
import { ServingBots } from './bots/serving-bots.ts'
import { openCommitSide } from './commit-side.ts'
import type { GatewaySettings } from './config.ts'
import { openMemory } from './memory.ts'
import { LOOP_TICK_MS, measureEventLoop } from './ops/event-loop.ts'
import { serveOps } from './ops/http.ts'
import { repeat } from './ops/repeat.ts'
import { whyUnready } from './readiness.ts'
import { type GatewayParts, openRuntime, type Runtime } from './runtime.ts'
import { openSessionSide } from './session-side.ts'
import { stopInSteps } from './stop.ts'

/** How long each step of stopping may take: in all less than a supervisor waits. Discord sends again what is not committed. */
const DISCONNECT_MS = 15_000
const RUNNER_STOP_MS = 5_000
const RELEASE_MS = 2_000
const CLOSE_MS = 2_000

export interface Gateway {
  /** Where /health, /ready and /metrics are. */
  port: number
  /** Closes the sessions so that they can be resumed, commits what is queued, ends jobs under way. @returns what was left undone */
  stop(): Promise<string[]>
}

/**
 * Starts a standalone process, which has both sides: one commits, the other holds sessions and hands entries to the first.
 * Returns at once, while the sessions connect. @throws where the port cannot be listened on
 */
export async function startGateway(settings: GatewaySettings, parts: GatewayParts): Promise<Gateway> {
  const runtime = openRuntime(settings, parts)
  const memory = openMemory(runtime.db, settings.COOLDOWN_MEMBERS)
  const leases = openLeases(settings, runtime)
  const servingBots = new ServingBots(settings.DISCORD_APPLICATION_ID, leases)
  const commits = openCommitSide(settings, runtime, memory, servingBots)
  // The only arrow from sessions to commits: entries into the ledger, and hints to the jobs.
  const sessions = openSessionSide(settings, runtime, memory, { leases, servingBots }, commits)

  const { db, log, metrics, clock } = runtime
  const { bots } = sessions
  const ops = serveOps({
    hostname: settings.GATEWAY_HOST,
    port: settings.GATEWAY_PORT,
    registry: metrics.registry,
    unready: () => whyUnready({ db, ledger: commits.ledger, bots }),
  })
  const loopDelay = measureEventLoop(metrics, () => clock.now())
  const stopTasks = [memory.start(log), repeat('measure event loop', LOOP_TICK_MS, loopDelay, log)]
  commits.start()
  sessions.start()

  return {
    port: ops.port ?? settings.GATEWAY_PORT,
    stop() {
      for (const stopTask of stopTasks) stopTask()
      sessions.stopTasks()
      commits.stopTasks()
      const steps = [
        { what: 'sessions and commits', withinMs: DISCONNECT_MS, run: () => bots.disconnect() },
        { what: 'jobs under way', withinMs: RUNNER_STOP_MS, run: () => commits.jobs.stop() },
        { what: 'leases of bots', withinMs: RELEASE_MS, run: () => bots.release() },
        { what: 'the health server', withinMs: CLOSE_MS, run: () => ops.stop(true) },
        { what: 'database connections', withinMs: CLOSE_MS, run: () => db.destroy() },
      ]
      return stopInSteps(steps, log)
    },
  }
}

/** The leases of the bots that processes share; null where no keys are set, and the main bot runs in this process alone. */
function openLeases(settings: GatewaySettings, { db, processId, clock }: Runtime): Leases | null {
  if (settings.WHITELABEL_TOKEN_KEYS === undefined) return null
  const mainBotId = settings.DISCORD_APPLICATION_ID
  const leaseMs = settings.WHITELABEL_LEASE_MS
  return new Leases({ db, processId, mainBotId, leaseMs, clock, monotonic: () => performance.now() })
}
