import { Kysely, MysqlDialect } from 'kysely'
import type { PoolOptions } from 'mysql2'
import { integerValue } from '../../shared/database/query/values.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Wait } from './deadline-error.ts'
import { kyselyPool } from './kysely-pool.ts'
import { ConnectionPool } from './pool.ts'

export interface DatabaseOptions {
  /** `mysql://user:password@host:port/name`; parts percent-encoded. */
  url: string
  connections: number
  /** How long a statement's answer is waited for; null for ever, where a statement may rebuild a table. */
  statementMs?: number | null
  /** Told what did not come in time. */
  onDeadline?: (wait: Wait) => void
}

export const STATEMENT_MS = 10_000
/** A lost connection's transaction holds its locks no longer. */
const IDLE_SECONDS = 60

/**
 * mysql2, by measurement (2 cores, MariaDB 10.11, durable commits, batches of 500 written as text): bare upserts 80 to
 * 97 thousand rows/s; lock-and-read 200 to 350 thousand, so that reading every row back costs a batch a tenth of its
 * time, and a compare-and-set without it, 63 thousand awards/s against 59, is not worth a second source of truth. What
 * cost was on this side: thousands of parameters a statement, see `number-literals.ts`. `Bun.SQL` is as fast at upserts,
 * but yields one BIGINT column as number or string by its value, where an id must be text whatever its size.
 *
 * With these it yields the same values as PlanetScale's driver does at the edge.
 */
export const DRIVER_OPTIONS: PoolOptions = {
  timezone: 'Z',
  // Count rows that changed, as PlanetScale does, not rows that matched.
  flags: ['-FOUND_ROWS'],
  typeCast: (field, next) => {
    if (field.type !== 'LONGLONG' && field.type !== 'NEWDECIMAL') return next()
    const text = field.string()
    return text === null ? null : integerValue(field.name, text)
  },
}

/** Kysely over TCP; `destroy()` closes its connections. @throws UnusableFile */
export function openDatabase({
  url,
  connections,
  statementMs = STATEMENT_MS,
  onDeadline,
}: DatabaseOptions): Kysely<Database> {
  const pool = new ConnectionPool({
    ...{ url, connections, statementMs, driver: DRIVER_OPTIONS },
    acquireMs: statementMs ?? STATEMENT_MS,
    // Before the statement's own deadline, so that the database says what it waits for.
    lockWaitSeconds: Math.max(1, Math.floor(((statementMs ?? STATEMENT_MS) / 1_000) * 0.8)),
    idleSeconds: IDLE_SECONDS,
    ...(onDeadline === undefined ? {} : { onDeadline }),
  })
  return new Kysely<Database>({ dialect: new MysqlDialect({ pool: kyselyPool(pool) }) })
}
