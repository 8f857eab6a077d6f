import { ping } from '../../shared/database/query/ping.ts'
import type { EdgeDatabase } from './database.ts'
import { describeError, type Log } from './log.ts'
import { endWithin } from './timers.ts'

/** A load balancer asks every few seconds, and treats a later answer as a failure. */
const HEALTH_DEADLINE_MS = 2_000

/** `GET /health`: 200 while the database answers, else 503. */
export async function health({ database, log }: { database: EdgeDatabase; log: Log }): Promise<Response> {
  try {
    await endWithin(HEALTH_DEADLINE_MS, (signal) => ping(database.until(signal)))
    return Response.json({ status: 'ok' })
  } catch (error) {
    log.warn('the database does not answer', describeError(error))
    return Response.json({ status: 'unavailable', reason: 'the database does not answer' }, { status: 503 })
  }
}
