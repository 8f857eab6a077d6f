import { Runner } from '../../../gateway/jobs/runner.ts'
import type { WebhookParts } from '../../../gateway/jobs/webhooks/parts.ts'
import { createLog } from '../../../gateway/ops/log.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import type { BenchDatabase } from './database.ts'

/** A runner of jobs that send no request to Discord. */
export const benchRunner = (
  { db }: Pick<BenchDatabase, 'db'>,
  webhooks: WebhookParts = { post: async () => ({ ok: true, status: 204 }), cipher: null },
): Runner =>
  new Runner({
    ...{ db, processId: 'bench', leaseMs: 30_000, metrics: createMetrics(), random: Math.random, apiUrl: '' },
    restFor: () => {
      throw new Error('work without level roles sends no request')
    },
    webhooks,
    clock: { now: Date.now },
    log: createLog({ level: 'fatal', secrets: [], write: () => {} }),
  })
