import type { Kysely } from 'kysely'
import { ping } from '../shared/database/query/ping.ts'
import type { Database } from '../shared/database/schema.ts'
import { within } from './time/within.ts'

/** How long the answer to `/ready` waits for the database. */
const PING_MS = 2_000
/** An entry that has waited for longer shows a fault rather than a high load. */
const OLDEST_MS = 10_000

/** Why the process cannot do its work now, one sentence for each reason; empty when it can. */
export async function whyNoDatabase(db: Kysely<Database>): Promise<string[]> {
  const answers = await within(PING_MS, ping(db)).catch(() => false)
  return answers ? [] : ['the database does not answer']
}

/** A new connection to the database may answer while the connection that commits does not. */
export const whyUncommitted = ({ oldestMs }: { oldestMs: number }): string[] =>
  oldestMs > OLDEST_MS ? [`awards have not been committed for ${Math.round(oldestMs / 1_000)} s`] : []

/** NATS may answer while it stores nothing: the stream is full, or has no leader. */
export function whyUnsent({ oldestMs, failure }: { oldestMs: number; failure: string | null }): string[] {
  if (oldestMs <= OLDEST_MS) return []
  const reason = failure === null ? '' : `: ${failure}`
  return [`the stream has not stored messages for ${Math.round(oldestMs / 1_000)} s${reason}`]
}
