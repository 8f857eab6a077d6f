import type { Kysely } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Database } from '../schema.ts'
import type { JobKind, JobPayload } from './jobs.ts'
import { storedNames } from './stored-kinds.ts'

/** A process's hold on one job. */
export interface Hold {
  id: string
  processId: string
  until: number
  now: number
}

/**
 * Writes how far a guild's role sync has come, and holds it for longer.
 * @returns false where the job is gone or another's: it was stopped, or a newer one replaced it
 */
export async function saveSync(
  db: Kysely<Database>,
  { id, processId, until, now }: Hold,
  payload: JobPayload<'guild-role-sync'>,
): Promise<boolean> {
  await db
    .updateTable('jobs')
    .set({ payload: JSON.stringify(payload), taken_until: until, updated_at: now })
    .where('id', '=', id)
    .where('taken_by', '=', processId)
    .execute()
  // Asked, rather than counted from the update: an update that changes nothing counts as none.
  const row = await db
    .selectFrom('jobs')
    .select('id')
    .where('id', '=', id)
    .where('taken_by', '=', processId)
    .executeTakeFirst()
  return row !== undefined
}

/** Removes a guild's older jobs of a kind, failed ones too: a newer one does all that they would have done. */
export async function replaceOlder(db: Kysely<Database>, guildId: Snowflake, kind: JobKind, id: string): Promise<void> {
  await db
    .deleteFrom('jobs')
    .where('guild_id', '=', guildId)
    .where('kind', 'in', storedNames(kind))
    .where('id', '<', id)
    .execute()
}

/** Whether a guild has a newer job of a kind. */
export async function hasNewer(db: Kysely<Database>, guildId: Snowflake, kind: JobKind, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('jobs')
    .select('id')
    .where('guild_id', '=', guildId)
    .where('kind', 'in', storedNames(kind))
    .where('id', '>', id)
    .executeTakeFirst()
  return row !== undefined
}
