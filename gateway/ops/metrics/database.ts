import type { Define } from './define.ts'

/** Seconds. */
export const STATEMENT_BUCKETS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** Metrics of the connections to the database. */
export const databaseMetrics = (define: Define) => ({
  databaseDeadlines: define.counter(
    'database_deadlines_total',
    'Database waits that exceeded their deadline, by kind: acquire, connect, statement',
    ['wait'],
  ),
  statementSeconds: define.fastHistogram(
    'database_statement_seconds',
    'Time until the database has answered one statement',
    STATEMENT_BUCKETS,
  ),
  acquireSeconds: define.fastHistogram(
    'database_acquire_seconds',
    'Time that a task waited for a free connection to the database',
    STATEMENT_BUCKETS,
  ),
})
