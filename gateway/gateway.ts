import type { Bots } from './bots/bots.ts'
import { openBots } from './bots/open-bots.ts'
import type { Clock } from './clock.ts'
import type { GatewaySettings } from './config.ts'
import { openDatabase } from './database/database.ts'
import { InvalidRequests } from './discord/invalid-requests.ts'
import { createRest } from './discord/rest.ts'
import { createDispatcher } from './events/dispatcher.ts'
import { MessageSightings } from './events/message-sightings.ts'
import { RoleWatch } from './jobs/member-roles/role-watch.ts'
import { Screening } from './jobs/member-roles/screening.ts'
import { Runner } from './jobs/runner.ts'
import { serveOps } from './ops/http.ts'
import type { Log } from './ops/log.ts'
import { createMetrics } from './ops/metrics.ts'
import { startPeriodicTasks } from './periodic-tasks.ts'
import { Entitlements } from './premium/entitlements.ts'
import { whyUnready } from './readiness.ts'
import { stopInSteps } from './stop.ts'
import { Admission } from './xp/admission.ts'
import { BatchWriter } from './xp/batch-writer.ts'
import { ChannelLookup } from './xp/channel-lookup.ts'
import { Ledger } from './xp/ledger.ts'
import { ChannelTree } from './xp/memory/channel-tree.ts'
import { Cooldowns } from './xp/memory/cooldowns.ts'
import { RulesCache } from './xp/memory/rules-cache.ts'
import { Upkeep } from './xp/upkeep.ts'
import { WaitingMessages } from './xp/waiting-messages.ts'

/** How long each step of stopping may take: in all less than a supervisor waits. Discord sends again what is not committed. */
const DISCONNECT_MS = 15_000
const RUNNER_STOP_MS = 5_000
const RELEASE_MS = 2_000
const CLOSE_MS = 2_000

export interface Gateway {
  /** Where /health, /ready and /metrics are. */
  port: number
  /** Closes the session so that it can be resumed, commits what is queued, ends what is under way. @returns what was left undone */
  stop(): Promise<string[]>
}

export interface GatewayParts {
  log: Log
  clock: Clock
  random: () => number
  /** Identifies this process among those that share the database. */
  processId: string
}

/** Puts the parts together and starts them; returns at once, while the session connects. */
export async function startGateway(
  settings: GatewaySettings,
  { log, clock, random, processId }: GatewayParts,
): Promise<Gateway> {
  const metrics = createMetrics()
  const db = openDatabase({
    url: settings.DATABASE_URL,
    connections: settings.DB_CONNECTIONS,
    statementMs: settings.DB_STATEMENT_TIMEOUT_SECONDS * 1_000,
    onDeadline: (wait) => {
      metrics.databaseDeadlines.inc({ wait })
      log.warn({ wait }, 'the database did not answer in time')
    },
  })

  const channels = new ChannelTree()
  const rules = new RulesCache(db, channels)
  const cooldowns = new Cooldowns(settings.COOLDOWN_MEMBERS)
  const sightings = new MessageSightings(db)
  const admission = new Admission({ rules, cooldowns, channels })
  const roleWatch = new RoleWatch()
  const screening = new Screening()
  const runner = new Runner({
    ...{ db, processId, log, metrics, clock, random, roleWatch, screening },
    restFor: (guildId) => bots.restFor(guildId),
    heldMainBot: () => bots.heldMainBot(),
    leaseMs: settings.JOB_LEASE_MS,
  })
  const lookup = new ChannelLookup({
    channels,
    restFor: (guildId) => bots.restFor(guildId),
    write: (write) => ledger.add({ ...write, origin: null }),
  })
  const waiting = new WaitingMessages({
    ...{ admission, lookup, log, metrics, clock },
    add: (entry) => ledger.add(entry),
    giveUp: (entries) => writer.giveUp(entries),
  })
  const writer: BatchWriter = new BatchWriter({
    ...{ db, rules, cooldowns, admission, waiting, metrics, clock },
    onJobs: () => runner.wake(),
  })
  const ledger: Ledger = new Ledger({ writer, log, metrics, clock, maxQueue: settings.LEDGER_QUEUE })
  const limit = settings.DISCORD_INVALID_REQUESTS
  const invalid = new InvalidRequests({ limit, log, metrics, now: () => clock.now() })
  const entitlements = new Entitlements({
    ...{ db, log, metrics, clock },
    applicationId: settings.DISCORD_APPLICATION_ID,
    skuIds: settings.PREMIUM_SKU_IDS ?? [],
    rest: createRest({ apiUrl: settings.DISCORD_API_URL, token: settings.BOT_TOKEN, invalid }),
    isOurs: () => bots.heldMainBot() !== null,
  })
  const bots: Bots = openBots(settings, processId, {
    invalid,
    ...{ db, ledger, log, metrics, clock, random },
    dispatch: createDispatcher({
      ...{ admission, channels, sightings, roleWatch, screening, entitlements, ledger, log, metrics, clock },
      onPermissionChange: (guildId, what) => runner.mended(guildId, what),
    }),
  })

  const ops = serveOps({
    hostname: settings.GATEWAY_HOST,
    port: settings.GATEWAY_PORT,
    registry: metrics.registry,
    unready: () => whyUnready({ db, ledger, bots }),
  })
  const upkeep = new Upkeep({ db, log, clock, messageLogDays: settings.MESSAGE_LOG_DAYS })
  const stopPeriodicTasks = startPeriodicTasks({
    ...{ db, upkeep, rules, screening, sightings, entitlements, ledger, log, metrics, clock },
  })
  runner.start()
  bots.start()

  return {
    port: ops.port ?? settings.GATEWAY_PORT,
    stop() {
      stopPeriodicTasks()
      upkeep.stop()
      waiting.stop()
      const steps = [
        { what: 'sessions and commits', withinMs: DISCONNECT_MS, run: () => bots.disconnect() },
        { what: 'jobs under way', withinMs: RUNNER_STOP_MS, run: () => runner.stop() },
        { what: 'leases of bots', withinMs: RELEASE_MS, run: () => bots.release() },
        { what: 'the health server', withinMs: CLOSE_MS, run: () => ops.stop(true) },
        { what: 'database connections', withinMs: CLOSE_MS, run: () => db.destroy() },
      ]
      return stopInSteps(steps, log)
    },
  }
}
