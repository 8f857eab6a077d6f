import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { boostAnnouncement, dueEdges, LATEST_ANNOUNCEMENT_MS } from '../../levelling/boost-announcement.ts'
import { BOOST_COLUMNS, toBoost } from '../guilds/boosts.ts'
import type { Queries } from '../queries.ts'
import type { Database } from '../schema.ts'
import { type JobOf, newRow } from './jobs.ts'

/** A job that looks at a boost when it starts or ends. `createdAt` is when it is due, because it may wait for months. */
const edgeRow = (guildId: Snowflake, boostId: Snowflake, at: number) =>
  newRow({ kind: 'boost-edge', guildId, userId: null, payload: { boostId } }, at)

/**
 * Writes a job that announces the starts and ends of a boost that have come by then, and that writes the job for the next
 * ones. More than one of them for a boost does no harm.
 * @param at when to look, in milliseconds since 1970
 */
export async function lookAtBoost(db: Queries, guildId: Snowflake, boostId: Snowflake, at: number): Promise<void> {
  await db
    .insertInto('jobs')
    .values(edgeRow(guildId, boostId, at))
    .execute()
}

/** The result of a `boost-edge` job. `unknown`: there is no such boost, or not yet. `lost`: another process has the job. */
export type BoostLook = { found: 'lost' | 'unknown' } | { found: 'boost'; announced: number; late: number }

/**
 * Replaces a `boost-edge` job by an `announcement` job for each start or end that is announced now and by one for the next
 * start or end, in one transaction. The boost's row is locked and remembers up to which time it was announced. So each is
 * announced once, however many processes look, and wherever one of them ends.
 */
export async function announceEdges(
  db: Kysely<Database>,
  { id, guildId, payload: { boostId } }: JobOf<'boost-edge'>,
  { processId, now }: { processId: string; now: number },
): Promise<BoostLook> {
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      const stored = await lockBoost(trx, guildId, boostId)
      if (stored === undefined) return { found: 'unknown' }
      if (!(await deleteHeld(trx, id, processId))) return { found: 'lost' }
      const boost = toBoost(stored)
      const { announced, late, upTo, next } = dueEdges(boost, stored.announcedUntil, now)
      await trx
        .updateTable('boosts')
        // Set to the end of a boost that has no more runs, so that nobody looks at it again.
        .set({ announced_until: next === null ? Math.max(upTo, boost.endsAt ?? upTo) : upTo })
        .where('guild_id', '=', guildId)
        .where('id', '=', boostId)
        .execute()
      // A bot that was removed can announce nothing.
      const edges = stored.active === 1 && stored.channelId !== null ? announced : []
      for (const edge of edges) {
        const end = edge.at + LATEST_ANNOUNCEMENT_MS
        const payload = {
          to: { channelId: stored.channelId ?? '0' },
          ...{ inReplyTo: null, content: boostAnnouncement(boost, edge, next, stored.locale ?? 'en-US'), userIds: [] },
          until: edge.kind === 'start' ? Math.min(end, edge.run.until) : end,
        }
        await trx
          .insertInto('jobs')
          .values(newRow({ kind: 'announcement', guildId, userId: null, payload }, now))
          .execute()
      }
      await deleteWaiting(trx, guildId, boostId)
      if (next !== null && stored.channelId !== null) await lookAtBoost(trx, guildId, boostId, next)
      return { found: 'boost', announced: edges.length, late }
    })
}

const lockBoost = (trx: Queries, guildId: Snowflake, boostId: Snowflake) =>
  trx
    .selectFrom('boosts')
    .select([...BOOST_COLUMNS, 'channel_id as channelId', 'announced_until as announcedUntil'])
    .select((eb) => [
      eb.selectFrom('guilds').select('active').whereRef('guilds.id', '=', 'boosts.guild_id').as('active'),
      eb.selectFrom('guilds').select('locale').whereRef('guilds.id', '=', 'boosts.guild_id').as('locale'),
    ])
    .where('guild_id', '=', guildId)
    .where('id', '=', boostId)
    .forUpdate()
    .executeTakeFirst()

async function deleteHeld(trx: Queries, id: string, processId: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('jobs')
    .where('id', '=', id)
    .where('taken_by', '=', processId)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/** Deletes the other jobs that wait to look at a boost. */
async function deleteWaiting(trx: Queries, guildId: Snowflake, boostId: Snowflake): Promise<void> {
  await trx
    .deleteFrom('jobs')
    .where('guild_id', '=', guildId)
    .where('kind', '=', 'boost-edge')
    .where('state', '=', 'waiting')
    .where('payload', '=', edgeRow(guildId, boostId, 0).payload)
    .execute()
}

/**
 * Writes the job of each boost that has none, although it announces its starts and ends. Repairs what an edge process that
 * ended between two statements has left.
 * @returns how many were written
 */
export async function mendBoostEdges(db: Queries, now: number): Promise<number> {
  const missing = await db
    .selectFrom('boosts')
    .select(['guild_id', 'id'])
    .where('channel_id', 'is not', null)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', eb.ref('announced_until'))]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('jobs')
            .select('jobs.id')
            .whereRef('jobs.guild_id', '=', 'boosts.guild_id')
            .where('kind', '=', 'boost-edge')
            .where('state', '!=', 'failed')
            .where('payload', '=', sql<string>`concat('{"boostId":"', boosts.id, '"}')`),
        ),
      ),
    )
    .execute()
  for (const { guild_id: guildId, id } of missing) await lookAtBoost(db, guildId, id, now)
  return missing.length
}
