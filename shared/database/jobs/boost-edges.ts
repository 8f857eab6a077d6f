import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { boostAnnouncement, dueEdges, LATEST_ANNOUNCEMENT_MS } from '../../levelling/boost-announcement.ts'
import { BOOST_COLUMNS, toBoost } from '../guilds/boosts.ts'
import type { Queries } from '../queries.ts'
import type { Database } from '../schema.ts'
import { type JobOf, newRow } from './jobs.ts'

/** The row of a `boost-edge` job. It counts as created when it is due, because it may wait for months. */
const edgeRow = (guildId: Snowflake, boostId: Snowflake, at: number) =>
  newRow({ kind: 'boost-edge', guildId, userId: null, payload: { boostId } }, at)

/**
 * Writes a `boost-edge` job. When it is due, it announces the boost's starts and ends up to then, and writes the job for the
 * next one. More than one such job for a boost does no harm.
 * @param at when the job is due, milliseconds since 1970
 */
export async function insertBoostEdge(db: Queries, guildId: Snowflake, boostId: Snowflake, at: number): Promise<void> {
  await db
    .insertInto('jobs')
    .values(edgeRow(guildId, boostId, at))
    .execute()
}

/** The result of a `boost-edge` job. `unknown`: there is no such boost, or not yet. `lost`: another process has the job. */
export type BoostLook = { found: 'lost' | 'unknown' } | { found: 'boost'; announced: number; late: number }

/**
 * Replaces a `boost-edge` job by an `announcement` job for each start or end that is announced now and by one for the next
 * start or end, in one transaction. The boost's row is locked, and stores up to which time starts and ends were announced. So
 * each is announced once, whatever the number of processes that try, and wherever one of them crashes.
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
        // After the last run it is the end of the boost, so that `mendBoostEdges` leaves the boost out.
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
      if (next !== null && stored.channelId !== null) await insertBoostEdge(trx, guildId, boostId, next)
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

/** Deletes the other `boost-edge` jobs of a boost that wait. */
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
 * Writes the missing `boost-edge` job of each boost whose starts and ends are announced. A job is missing where an edge process
 * ended between two statements.
 * @returns how many jobs were missing
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
  for (const { guild_id: guildId, id } of missing) await insertBoostEdge(db, guildId, id, now)
  return missing.length
}
