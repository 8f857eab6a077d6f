import type { Kysely } from 'kysely'
import type { Snowflake } from '../discord/snowflake.ts'
import { type JobPayload, newRow } from './jobs.ts'
import type { Database } from './schema.ts'

export interface Joining {
  guildId: Snowflake
  /** The `announce` jobs that the message tells. */
  ids: readonly string[]
  payload: JobPayload<'announcement'>
  owner: string
  now: number
  /** Until when the new job is held. */
  until: number
}

/**
 * Replaces `announce` jobs by the one message that tells them all, in one transaction, before anything is sent. From
 * then on they live, are tried again and end together, whichever process does it.
 * @returns the new job's id, from which the message's nonce follows; null where some were no longer the owner's
 */
export async function joinAnnouncements(db: Kysely<Database>, joining: Joining): Promise<string | null> {
  const { guildId, ids, payload, owner, now, until } = joining
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      const mine = await trx
        .selectFrom('jobs')
        .select('id')
        .where('id', 'in', ids)
        .where('taken_by', '=', owner)
        .forUpdate()
        .execute()
      if (mine.length !== ids.length) return null
      await trx.deleteFrom('jobs').where('id', 'in', ids).execute()
      const row = newRow({ kind: 'announcement', guildId, userId: null, payload }, now)
      const { insertId } = await trx
        .insertInto('jobs')
        .values({ ...row, state: 'taken', attempts: 1, taken_by: owner, taken_until: until })
        .executeTakeFirstOrThrow()
      return String(insertId)
    })
}

/**
 * Guilds whose announcements another living process has in hand. A guild's announcements are sent by one process at a
 * time: that keeps each member's in order, and lets those of many members be joined. Whoever has a message under way
 * goes on; of two that took level-ups at the same time, the one with the oldest keeps its own.
 */
export async function announcedByOthers(
  db: Kysely<Database>,
  guildIds: readonly Snowflake[],
  owner: string,
  now: number,
): Promise<Set<Snowflake>> {
  if (guildIds.length === 0) return new Set()
  const holders = await db
    .selectFrom('jobs')
    .select((eb) => ['guild_id', 'taken_by', 'kind', eb.fn.min('id').as('first_id')])
    .where('guild_id', 'in', guildIds)
    .where('state', '=', 'taken')
    .where('kind', 'in', ['announce', 'announcement'])
    .where((eb) => eb.or([eb('taken_by', '=', owner), eb('taken_until', '>=', now)]))
    .groupBy(['guild_id', 'taken_by', 'kind'])
    .execute()
  return new Set(
    guildIds.filter((guildId) => {
      const here = holders.filter((row) => row.guild_id === guildId)
      const others = here.filter((row) => row.taken_by !== owner)
      if (others.some((row) => row.kind === 'announcement')) return true
      const mine = here.find((row) => row.taken_by === owner && row.kind === 'announce')
      return others.some((row) => mine === undefined || BigInt(row.first_id) < BigInt(mine.first_id))
    }),
  )
}
