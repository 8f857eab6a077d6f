import { Kysely } from 'kysely'
import type { PoolOptions } from 'mysql2'
import type { Database } from '../../shared/database/schema.ts'
import type { Wait } from './deadline-error.ts'
import { kyselyPool } from './kysely-pool.ts'
import { ConnectionPool } from './pool.ts'
import { RepeatingDialect } from './repeating-dialect.ts'

export interface DatabaseOptions {
  /** `mysql://user:password@host:port/name`; parts percent-encoded. */
  url: string
  connections: number
  /** Deadline for a statement's result; null without one, for statements that may rebuild a table. */
  statementMs?: number | null
  /** Called for each wait that exceeded its deadline. */
  onDeadline?: (wait: Wait) => void
  /** Called with the time of each statement that ended before its deadline, in milliseconds. */
  onStatement?: (ms: number) => void
  /** Called with the time that a task waited for a connection, in milliseconds. */
  onAcquire?: (ms: number) => void
}

/** The default deadline for a statement's result. */
const STATEMENT_MS = 10_000
/** How long the transaction of a lost connection may keep its locks. */
const IDLE_SECONDS = 60
/** The same on MariaDB. Equal to the time of a lease, because until then no other process can take over the members. */
const TRANSACTION_IDLE_SECONDS = 10

/**
 * mysql2's options, with which it returns the same values as PlanetScale's driver does in the edge.
 *
 * Measured on 2 cores with MariaDB 10.11, durable commits and batches of 500 written as text: 80 to 97 thousand upserted
 * rows/s, and 200 to 350 thousand locked and read rows/s. Reading every row back therefore costs a tenth of a batch's
 * time; a compare-and-set without reading (63 instead of 59 thousand awards/s) is not worth a second source of truth.
 * `Bun.SQL` upserts as fast, but returns a BIGINT as number or string depending on its value, while an id must always be
 * a string.
 */
export const DRIVER_OPTIONS: PoolOptions = {
  timezone: 'Z',
  // Count rows that changed, as PlanetScale does, not rows that matched.
  flags: ['-FOUND_ROWS'],
  // 64-bit integers as text; `kyselyPool` makes numbers of those that are no ids. A `typeCast`, which mysql2 calls for
  // each value, takes as much time as reading the value.
  supportBigNumbers: true,
  bigNumberStrings: true,
}

/** Opens the database over TCP. `destroy()` closes the connections. @throws UnusableFile */
export function openDatabase({
  url,
  connections,
  statementMs = STATEMENT_MS,
  ...callbacks
}: DatabaseOptions): Kysely<Database> {
  const pool = new ConnectionPool({
    ...{ url, connections, statementMs, driver: DRIVER_OPTIONS },
    acquireMs: statementMs ?? STATEMENT_MS,
    // Shorter than the statement's own deadline, so that the database's error says that a lock was waited for.
    lockWaitSeconds: Math.max(1, Math.floor(((statementMs ?? STATEMENT_MS) / 1_000) * 0.8)),
    idleSeconds: IDLE_SECONDS,
    // A migration may leave its transaction idle for longer.
    ...(statementMs === null ? {} : { transactionIdleSeconds: TRANSACTION_IDLE_SECONDS }),
    ...callbacks,
  })
  return new Kysely<Database>({ dialect: new RepeatingDialect({ pool: kyselyPool(pool) }) })
}
