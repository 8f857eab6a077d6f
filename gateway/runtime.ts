import type { Kysely } from 'kysely'
import type { Database } from '../shared/database/schema.ts'
import type { Tracer } from '../shared/trace/span.ts'
import type { GatewaySettings } from './config.ts'
import { openDatabase } from './database/database.ts'
import { InvalidRequests } from './discord/invalid-requests.ts'
import type { Log } from './ops/log.ts'
import { createMetrics, type Metrics } from './ops/metrics.ts'
import type { LogCounts } from './ops/process-log.ts'
import type { Tracing } from './ops/tracing.ts'
import type { Clock } from './time/clock.ts'

/** Values that the entry file passes in. */
export interface GatewayParts {
  log: Log
  /** Counts of the lines logged so far, for /metrics. */
  logCounts?: LogCounts
  /** Records traces; absent where nothing is traced. */
  tracing?: Tracing | null
  clock: Clock
  /**
   * Makes `clock` follow the database's clock; absent where `clock` cannot.
   * @returns how far the clock of this machine is ahead, in milliseconds
   */
  correctClock?: (aheadMs: number) => number
  /** 0..1 */
  random: () => number
  /** Identifies this process among those that share the database. */
  processId: string
  /** The version of Prosperity; /metrics shows it unless BUILD_VERSION replaces it. */
  version: string
}

/** Values that every part of the process uses. */
export interface Runtime extends GatewayParts {
  db: Kysely<Database>
  metrics: Metrics
  /** Null where nothing is traced. */
  tracer: Tracer | null
  /** Counts what Discord refuses, over all clients of the process. */
  invalid: InvalidRequests
}

/** Opens the database, without connecting to it yet. @throws UnusableFile where a TLS file cannot be used */
export function openRuntime(settings: GatewaySettings, parts: GatewayParts): Runtime {
  const metrics = createMetrics()
  if (parts.logCounts !== undefined) metrics.watchLog(parts.logCounts)
  const db = openDatabase({
    url: settings.DATABASE_URL,
    connections: settings.DB_CONNECTIONS,
    statementMs: settings.DB_STATEMENT_TIMEOUT_SECONDS * 1_000,
    onStatement: (ms) => metrics.statementSeconds.observe(ms / 1_000),
    onAcquire: (ms) => metrics.acquireSeconds.observe(ms / 1_000),
    onDeadline: (wait) => {
      metrics.databaseDeadlines.inc({ wait })
      parts.log.warn({ wait }, 'the database did not answer in time')
    },
  })
  if (parts.tracing) metrics.watchTraces(parts.tracing.dropped)
  const { log, clock } = parts
  const limit = settings.DISCORD_INVALID_REQUESTS
  const invalid = new InvalidRequests({ limit, log, metrics, now: () => clock.now() })
  return { ...parts, db, metrics, tracer: parts.tracing?.tracer ?? null, invalid }
}
