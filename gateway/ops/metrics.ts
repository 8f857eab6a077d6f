import { Registry } from 'prom-client'
import { busMetrics } from './metrics/bus.ts'
import { clockMetrics } from './metrics/clocks.ts'
import { databaseMetrics } from './metrics/database.ts'
import { Define } from './metrics/define.ts'
import { discordMetrics } from './metrics/discord.ts'
import { eventMetrics } from './metrics/events.ts'
import { jobMetrics } from './metrics/jobs.ts'
import { ledgerMetrics } from './metrics/ledger.ts'
import { processMetrics } from './metrics/process.ts'
import { sessionMetrics } from './metrics/sessions.ts'
import { voiceMetrics } from './metrics/voice.ts'

/** Makes all metrics of a gateway process; `/metrics` prints `registry`. */
export function createMetrics() {
  const registry = new Registry()
  const define = new Define(registry)
  return {
    registry,
    ...processMetrics(define),
    ...clockMetrics(define),
    ...sessionMetrics(define),
    ...eventMetrics(define),
    ...ledgerMetrics(define),
    ...voiceMetrics(define),
    ...busMetrics(define),
    ...databaseMetrics(define),
    ...discordMetrics(define),
    ...jobMetrics(define),
  }
}

/** All metrics of a process. */
export type Metrics = ReturnType<typeof createMetrics>
