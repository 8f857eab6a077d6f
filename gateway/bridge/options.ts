import { type BridgeMetrics, createBridgeMetrics } from './metrics.ts'

/** The part of a pino logger that the bridge uses. The bridge logs durations, codes and ids, never a statement or a secret. */
export interface BridgeLog {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

export interface BridgeOptions {
  /** `mysql://user:password@host:port/name` */
  databaseUrl: string
  /** The user name that clients must send. Letters, digits and `-_.~` only, because the client does not decode its URL. */
  user: string
  password: string
  /** The password before the last change, which is accepted as well; absent or null accepts one password. */
  previousPassword?: string | null
  /** Address to listen on; by default the loopback address. */
  host?: string
  /** Port to listen on; 0 or absent picks a free port. */
  port?: number
  /** Connections to MySQL, 2 or more. Transactions may use at most half of them, so that single statements can always run. */
  connections?: number
  statementTimeoutMs?: number
  /** A transaction without a statement for this long is rolled back. */
  transactionTimeoutMs?: number
  largestRequestBytes?: number
  log?: BridgeLog
  metrics?: BridgeMetrics
}

const silent: BridgeLog = { info() {}, warn() {}, error() {} }

/** PlanetScale's own limit for statements and transactions. */
const VITESS_TIMEOUT_MS = 20_000

/** Fills in the options that were not given. */
export const withDefaults = (options: BridgeOptions): Required<BridgeOptions> => ({
  host: '127.0.0.1',
  port: 0,
  previousPassword: null,
  connections: 20,
  statementTimeoutMs: VITESS_TIMEOUT_MS,
  transactionTimeoutMs: VITESS_TIMEOUT_MS,
  largestRequestBytes: 1024 * 1024,
  log: silent,
  metrics: createBridgeMetrics(),
  ...options,
})
