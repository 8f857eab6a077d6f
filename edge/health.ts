import type { Kysely } from 'kysely'
import { ping } from '../shared/database/health.ts'
import type { Database } from '../shared/database/schema.ts'
import { withDeadline } from './deadline.ts'
import { describeError, type Log } from './log.ts'

/** A load balancer asks every few seconds; an answer that takes longer is as good as none. */
const HEALTH_DEADLINE_MS = 2_000

/** `GET /health`: 200 while the database answers, else 503. */
export async function health({ database, log }: { database: Kysely<Database>; log: Log }): Promise<Response> {
  try {
    await withDeadline(ping(database), HEALTH_DEADLINE_MS)
    return Response.json({ status: 'ok' })
  } catch (error) {
    log.warn('the database does not answer', describeError(error))
    return Response.json({ status: 'unavailable', reason: 'the database does not answer' }, { status: 503 })
  }
}
