import type { Kysely } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import type { Database } from '../schema.ts'
import { type JobPayload, newRow } from './jobs.ts'
import { storedNames } from './stored-kinds.ts'

const LEVEL_UP = ['level-up', 'level-reached'].flatMap(storedNames)

export interface Joining {
  guildId: Snowflake
  /** The jobs of level-ups that the message announces. */
  ids: readonly string[]
  payload: JobPayload<'announcement'>
  /** The trace of one of the level-ups; absent if none is traced. */
  trace?: string | undefined
  processId: string
  now: number
  /** When the lease of the new job ends, in milliseconds since 1970. */
  until: number
}

/**
 * Replaces `level-up` jobs by one `announcement` job that holds the finished message, in one transaction, before
 * anything is sent. So every process that tries again sends the same message.
 * @returns the new job's id, of which the message's nonce is made; null if the process no longer held all of the jobs
 */
export async function joinAnnouncements(db: Kysely<Database>, joining: Joining): Promise<string | null> {
  const { guildId, ids, payload, trace, processId, now, until } = joining
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      const mine = await trx
        .selectFrom('jobs')
        .select('id')
        .where('id', 'in', ids)
        .where('taken_by', '=', processId)
        .forUpdate()
        .execute()
      if (mine.length !== ids.length) return null
      await trx.deleteFrom('jobs').where('id', 'in', ids).execute()
      const row = newRow(
        { kind: 'announcement', guildId, userId: null, payload, ...(trace !== undefined && { trace }) },
        now,
      )
      const { insertId } = await trx
        .insertInto('jobs')
        .values({ ...row, state: 'taken', attempts: 1, taken_by: processId, taken_until: until })
        .executeTakeFirstOrThrow()
      return String(insertId)
    })
}

/** Makes a guild's delayed announcements due now, because the reason why they wait may have changed. */
export async function hurryAnnouncements(db: Queries, guildId: Snowflake, now: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ run_at: now })
    .where('guild_id', '=', guildId)
    .where('kind', 'in', [...LEVEL_UP, 'announcement'])
    .where('state', '=', 'waiting')
    .where('run_at', '>', now)
    .execute()
}
