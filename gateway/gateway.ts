import { ping } from '../shared/database/query/ping.ts'
import type { Bots } from './bots/bots.ts'
import { openBots } from './bots/open-bots.ts'
import type { Clock } from './clock.ts'
import type { GatewaySettings } from './config.ts'
import { openDatabase } from './database/database.ts'
import { InvalidRequests } from './discord/invalid-requests.ts'
import { createRest } from './discord/rest.ts'
import { createDispatcher } from './events/dispatcher.ts'
import { Sightings } from './events/sightings.ts'
import { RoleWatch } from './jobs/member-roles/role-watch.ts'
import { Screening } from './jobs/member-roles/screening.ts'
import { Runner } from './jobs/runner.ts'
import { serveOps } from './ops/http.ts'
import type { Log } from './ops/log.ts'
import { createMetrics } from './ops/metrics.ts'
import { repeat } from './ops/repeat.ts'
import { Entitlements } from './premium/entitlements.ts'
import { stopInSteps } from './stop.ts'
import { within } from './within.ts'
import { Admission } from './xp/admission.ts'
import { BatchWriter } from './xp/batch-writer.ts'
import { ChannelLookup } from './xp/channel-lookup.ts'
import { Ledger } from './xp/ledger.ts'
import { ChannelTree } from './xp/memory/channel-tree.ts'
import { Cooldowns } from './xp/memory/cooldowns.ts'
import { RulesCache } from './xp/memory/rules-cache.ts'
import { Upkeep } from './xp/upkeep.ts'
import { WaitingMessages } from './xp/waiting-messages.ts'

/** Members' settings take effect within this. */
const REFRESH_RULES_MS = 2_000
/** How stale a checkpoint may grow while nothing is earned: only that much is replayed after a crash. */
const CHECKPOINT_MS = 5_000
/** How soon `/doctor` knows that messages are seen again. */
const SIGHTINGS_MS = 2_000
/** How soon a process knows for whom another one waits. */
const REFRESH_SCREENING_MS = 10_000
/** How soon somebody who bought premium has it, where the edge has not seen it. */
const ENTITLEMENTS_MS = 1_000
/** Whoever asks for readiness does not wait longer. */
const PING_MS = 2_000
/** Events that have waited for longer are a fault, not a load. */
const OLDEST_MS = 10_000
/** How long stopping may take: less than a supervisor waits, and what is not committed is sent again. */
const HANG_UP_MS = 15_000
const RUNNER_STOP_MS = 5_000
const RELEASE_MS = 2_000
const CLOSE_MS = 2_000
const LOOP_TICK_MS = 1_000
const PURGE_MS = 60_000
/** Up to a hundred guilds each time: a hundred thousand take about an hour and a half. */
const RECOUNT_MS = 5_000

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
  const sightings = new Sightings(db)
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
      onMended: (guildId, what) => runner.mended(guildId, what),
    }),
  })

  const unready = async (): Promise<string[]> => {
    const answers = await within(PING_MS, ping(db)).catch(() => false)
    const oldestMs = ledger.oldestMs
    return [
      ...(answers ? [] : ['the database does not answer']),
      // A new connection may answer while the one that commits has gone silent.
      ...(oldestMs > OLDEST_MS ? [`what was earned has not been committed for ${Math.round(oldestMs / 1_000)} s`] : []),
      ...(await bots.unready()),
    ]
  }
  const ops = serveOps({
    hostname: settings.GATEWAY_HOST,
    port: settings.GATEWAY_PORT,
    registry: metrics.registry,
    unready,
  })
  let lastTick = clock.now()
  const upkeep = new Upkeep({ db, log, clock, messageLogDays: settings.MESSAGE_LOG_DAYS })
  const stopTasks = [
    repeat('purge message logs', PURGE_MS, () => upkeep.purge(), log),
    repeat('recount members', RECOUNT_MS, () => upkeep.recount(), log),
    repeat('refresh rules', REFRESH_RULES_MS, () => rules.refresh(), log),
    repeat('read who is being screened', REFRESH_SCREENING_MS, () => screening.refresh(db), log),
    repeat('note sightings', SIGHTINGS_MS, () => sightings.write(clock.now()), log),
    repeat('write entitlements', ENTITLEMENTS_MS, () => entitlements.write(), log),
    repeat('list entitlements', ENTITLEMENTS_MS, () => entitlements.repair(), log),
    repeat('checkpoint', CHECKPOINT_MS, () => ledger.flush(), log),
    repeat(
      'measure event loop',
      LOOP_TICK_MS,
      () => {
        const now = clock.now()
        metrics.loopDelay.set(Math.max(0, now - lastTick - LOOP_TICK_MS) / 1_000)
        lastTick = now
      },
      log,
    ),
  ]
  runner.start()
  bots.start()

  return {
    port: ops.port ?? settings.GATEWAY_PORT,
    stop() {
      upkeep.stop()
      waiting.stop()
      const steps = [
        { what: 'sessions and commits', withinMs: HANG_UP_MS, run: () => bots.disconnect() },
        { what: 'jobs under way', withinMs: RUNNER_STOP_MS, run: () => runner.stop() },
        { what: 'leases of bots', withinMs: RELEASE_MS, run: () => bots.release() },
        { what: 'the health server', withinMs: CLOSE_MS, run: () => ops.stop(true) },
        { what: 'database connections', withinMs: CLOSE_MS, run: () => db.destroy() },
      ]
      for (const stopTask of stopTasks) stopTask()
      return stopInSteps(steps, log)
    },
  }
}
