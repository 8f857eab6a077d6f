/** The part of a pino logger that the bridge uses. It gets durations, codes and ids: never a statement, never a secret. */
export interface BridgeLog {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

export interface BridgeOptions {
  /** `mysql://user:password@host:port/name` */
  databaseUrl: string
  /** What clients must present. Letters, digits and `-_.~` only: the client does not decode its URL. */
  user: string
  password: string
  /** Loopback where it is not given. */
  host?: string
  /** 0, or none, takes a free one. */
  port?: number
  /** To MySQL, 2 or more. At most half of them are held by transactions, so that single statements always get through. */
  connections?: number
  statementTimeoutMs?: number
  /** A transaction left alone for so long is rolled back. */
  transactionTimeoutMs?: number
  largestRequestBytes?: number
  log?: BridgeLog
}

const silent: BridgeLog = { info() {}, warn() {}, error() {} }

/** PlanetScale ends statements and transactions after 20 seconds. */
const VITESS_TIMEOUT_MS = 20_000

export const withDefaults = (options: BridgeOptions): Required<BridgeOptions> => ({
  host: '127.0.0.1',
  port: 0,
  connections: 20,
  statementTimeoutMs: VITESS_TIMEOUT_MS,
  transactionTimeoutMs: VITESS_TIMEOUT_MS,
  largestRequestBytes: 1024 * 1024,
  log: silent,
  ...options,
})
