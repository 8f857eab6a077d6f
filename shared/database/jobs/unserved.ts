import type { ExpressionBuilder } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import type { Database } from '../schema.ts'
import { guildsInSync } from './failed.ts'
import { insertJobs } from './jobs.ts'
import { storedNames } from './stored-kinds.ts'

const GUILDS_AT_ONCE = 500

/** What members and programs expect at once. */
const SENT = [
  ...['level-up', 'level-reached', 'announcement'],
  ...['member-event', 'guild-event', 'webhook-delivery'],
  // Each level is reported once a day in any case.
  'linked-role',
] as const

/** Jobs that have been due for long, and that no living process holds: no bot serves their guild. */
interface Overdue {
  now: number
  /** Milliseconds since 1970. */
  dueBefore: number
}

const isOverdue =
  ({ now, dueBefore }: Overdue) =>
  (eb: ExpressionBuilder<Database, 'jobs'>) =>
    eb.and([
      eb('run_at', '<', dueBefore),
      eb.or([eb('state', '=', 'waiting'), eb.and([eb('state', '=', 'taken'), eb('taken_until', '<', now)])]),
    ])

/** Deletes announcements, and events for webhooks, that no bot's process has sent in time. @returns how many */
export async function dropOverdueAnnouncements(db: Queries, overdue: Overdue): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('jobs')
    .where('kind', 'in', SENT.flatMap(storedNames))
    .where(isOverdue(overdue))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/**
 * Replaces overdue jobs for the roles of a guild's members by one sync of the whole guild, which waits for a bot. The sync
 * is written first, so that a crash in between loses nothing.
 * @returns how many jobs were replaced
 */
export async function joinOverdueRoles(db: Queries, overdue: Overdue): Promise<number> {
  const guildIds = await guildsOverdue(db, overdue)
  if (guildIds.length === 0) return 0
  const inSync = await guildsInSync(db, guildIds)
  const syncs = guildIds
    .filter((guildId) => !inSync.has(guildId))
    .map((guildId) => ({ kind: 'guild-role-sync', guildId, userId: null, payload: { reply: null } }) as const)
  await insertJobs(db, syncs, overdue.now)
  const { numDeletedRows } = await db
    .deleteFrom('jobs')
    .where('kind', 'in', storedNames('member-roles'))
    .where('guild_id', 'in', guildIds)
    .where(isOverdue(overdue))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

async function guildsOverdue(db: Queries, overdue: Overdue): Promise<Snowflake[]> {
  const rows = await db
    .selectFrom('jobs')
    .select('guild_id')
    .distinct()
    .where('kind', 'in', storedNames('member-roles'))
    .where(isOverdue(overdue))
    .limit(GUILDS_AT_ONCE)
    .execute()
  return rows.map((row) => row.guild_id)
}
