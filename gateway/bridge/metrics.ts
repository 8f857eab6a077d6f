import { Registry } from 'prom-client'
import { databaseMetrics, STATEMENT_BUCKETS } from '../ops/metrics/database.ts'
import { Define } from '../ops/metrics/define.ts'
import { processMetrics } from '../ops/metrics/process.ts'

/** Makes all metrics of a bridge process; `/metrics` prints `registry`. */
export function createBridgeMetrics() {
  const registry = new Registry()
  const define = new Define(registry)
  return {
    registry,
    ...processMetrics(define),
    ...databaseMetrics(define),
    bridgeRequests: define.tally('bridge_requests_total', 'HTTP requests answered, by status', 'status'),
    previousPassword: define.counter(
      'bridge_previous_password_total',
      'Requests with the password of BRIDGE_PASSWORD_PREVIOUS; when it no longer rises, that setting can be removed',
    ),
    bridgeStatements: define.tally(
      'bridge_statements_total',
      'Statements run for clients, by outcome: ok, or error where the client got an error',
      'outcome',
    ),
    bridgeSeconds: define.fastHistogram(
      'bridge_statement_seconds',
      'Time from a request with a statement to its answer',
      STATEMENT_BUCKETS,
    ),
    watchRequests: (count: () => number) =>
      define.watch('bridge_requests_under_way', 'HTTP requests that are being answered', count),
    watchTransactions: (count: () => number) =>
      define.watch('bridge_transactions_open', 'Transactions that clients have open', count),
  }
}

/** All metrics of a bridge process. */
export type BridgeMetrics = ReturnType<typeof createBridgeMetrics>
