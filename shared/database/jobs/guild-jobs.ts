import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { heldJobs } from './job-leases.ts'
import type { JobKind, JobPayload } from './jobs.ts'
import { storedNames } from './stored-kinds.ts'

/** The lease of a process on one job. */
export interface Hold {
  id: string
  processId: string
  until: number
  now: number
}

/**
 * Writes the progress of a guild's job, and renews its lease.
 * @returns false if the process no longer holds the job: it was stopped, replaced or taken over
 */
export async function saveProgress(
  db: Queries,
  { id, processId, until, now }: Hold,
  payload: JobPayload<'guild-role-sync' | 'recalculate-levels' | 'decay-undo' | 'season'>,
): Promise<boolean> {
  await db
    .updateTable('jobs')
    .set({ payload: JSON.stringify(payload), taken_until: until, updated_at: now })
    .where('id', '=', id)
    .where('taken_by', '=', processId)
    .execute()
  return (await heldJobs(db, [id], processId)).has(id)
}

/** Deletes a guild's older jobs of a kind, failed ones too, because a newer one does all their work. */
export async function replaceOlder(db: Queries, guildId: Snowflake, kind: JobKind, id: string): Promise<void> {
  await db
    .deleteFrom('jobs')
    .where('guild_id', '=', guildId)
    .where('kind', 'in', storedNames(kind))
    .where('id', '<', id)
    .execute()
}

/** Whether a guild has a newer job of a kind. */
export async function hasNewer(db: Queries, guildId: Snowflake, kind: JobKind, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('jobs')
    .select('id')
    .where('guild_id', '=', guildId)
    .where('kind', 'in', storedNames(kind))
    .where('id', '>', id)
    .executeTakeFirst()
  return row !== undefined
}
