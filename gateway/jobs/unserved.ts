import type { Kysely } from 'kysely'
import { dropOverdueAnnouncements, joinOverdueRoles } from '../../shared/database/jobs/unserved.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'

/** A later announcement would only surprise. A job that a bot tries in vain fails after the same time. */
const OVERDUE_MS = 6 * 3_600_000

/**
 * Limits the jobs that wait in guilds that no bot serves, because their only bot is paused, stopped or gone. Announcements
 * are deleted and counted. Role changes become one sync for each guild, which runs when a bot serves the guild again.
 */
export async function boundUnserved(parts: {
  db: Kysely<Database>
  log: Log
  metrics: Metrics
  now: number
}): Promise<void> {
  const { db, log, metrics, now } = parts
  const overdue = { now, dueBefore: now - OVERDUE_MS }
  const announcements = await dropOverdueAnnouncements(db, overdue)
  const roles = await joinOverdueRoles(db, overdue)
  if (announcements > 0) metrics.jobs.inc({ kind: 'level-up', outcome: 'overdue' }, announcements)
  if (roles > 0) metrics.jobs.inc({ kind: 'member-roles', outcome: 'overdue' }, roles)
  if (announcements + roles > 0) {
    log.warn(
      { announcements, roles },
      'no bot served these jobs for hours: announcements dropped, roles left to a sync',
    )
  }
}
