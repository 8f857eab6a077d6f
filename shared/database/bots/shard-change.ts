import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import type { Database } from '../schema.ts'
import { keepCheckpointsOf } from '../sessions/checkpoints.ts'
import { allShardScopes, shardScope } from './shard-counts.ts'

/** The last report about a shard, by the process that holds it, while the number of shards changes. */
export interface ShardReport {
  shard: number
  processId: string
  /** Everything that the shard received before this time is stored; milliseconds since 1970, null before the first report. */
  storedUntil: number | null
}

/**
 * Asks the gateway processes for another number of shards. @param now milliseconds since 1970
 * @returns false if another process changed the number or is changing it, or a process still holds shards of an earlier number
 */
export async function askForShardCount(
  db: Kysely<Database>,
  botId: Snowflake,
  { current, next }: { current: number; next: number },
  now: number,
): Promise<boolean> {
  // Also deletes the reports of an earlier change to this number, because they would count for this change.
  if (!(await clearOtherCounts(db, botId, current, now))) return false
  const { numUpdatedRows } = await db
    .updateTable('main_bots')
    .set({ next_shard_count: next })
    .where('bot_id', '=', botId)
    .where('shard_count', '=', current)
    .where('next_shard_count', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Makes the next number of shards the current one. @returns whether this call did it: several processes may try */
export const promoteShardCount = (db: Queries, botId: Snowflake, next: number): Promise<boolean> =>
  endChange(db, botId, next, { shard_count: next })

/** Ends a change without effect: the current number of shards stays. @returns whether this change was under way */
export const abandonShardCount = (db: Queries, botId: Snowflake, next: number): Promise<boolean> =>
  endChange(db, botId, next, {})

async function endChange(
  db: Queries,
  botId: Snowflake,
  next: number,
  result: { shard_count?: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('main_bots')
    .set({ ...result, next_shard_count: null })
    .where('bot_id', '=', botId)
    .where('next_shard_count', '=', next)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Reports that everything is stored that these shards received before a time. @param storedUntil milliseconds since 1970 */
export async function reportShards(
  db: Queries,
  scope: string,
  processId: string,
  shards: readonly number[],
  storedUntil: number,
): Promise<void> {
  if (shards.length === 0) return
  await db
    .updateTable('leases')
    .set({ stored_until: storedUntil })
    .where('scope', '=', scope)
    .where('item', 'in', shards)
    .where('owner', '=', processId)
    .execute()
}

/** Loads the reports about shards that any process holds now. @param now milliseconds since 1970 */
export async function loadShardReports(db: Queries, scope: string, now: number): Promise<ShardReport[]> {
  const rows = await db
    .selectFrom('leases')
    .select(['item', 'owner', 'stored_until'])
    .where('scope', '=', scope)
    .where('until', '>=', now)
    .orderBy('item')
    .execute()
  return rows.flatMap(({ item, owner, stored_until }) =>
    owner === null ? [] : [{ shard: item, processId: owner, storedUntil: stored_until }],
  )
}

/**
 * Deletes the leases of other numbers of shards, so that a process that was paused can no longer store their
 * checkpoints, and then these checkpoints. Deletes nothing while the number changes. @returns whether none are left
 */
export async function clearOtherCounts(
  db: Kysely<Database>,
  botId: Snowflake,
  current: number,
  now: number,
): Promise<boolean> {
  // This level locks only the rows that are deleted: gateways renew the leases of the current number meanwhile.
  const transaction = db.transaction().setIsolationLevel('read committed')
  return transaction.execute(async (trx) => {
    // The row is locked, so that no change to another number begins meanwhile.
    const row = await trx
      .selectFrom('main_bots')
      .select(['shard_count', 'next_shard_count'])
      .where('bot_id', '=', botId)
      .forUpdate()
      .executeTakeFirst()
    if (row?.shard_count !== current || row.next_shard_count !== null) return false
    const ofOthers = sql<boolean>`scope like ${allShardScopes(botId)} and scope <> ${shardScope(botId, current)}`
    await trx
      .deleteFrom('leases')
      .where(ofOthers)
      .where((eb) => eb.or([eb('until', 'is', null), eb('until', '<', now)]))
      .execute()
    const held = await trx.selectFrom('leases').select('item').where(ofOthers).limit(1).executeTakeFirst()
    if (held !== undefined) return false
    await keepCheckpointsOf(trx, botId, current)
    return true
  })
}

/** Lists the gateways whose `SHARD_COUNT` is another number. @param now milliseconds since 1970 */
export async function processesWithOtherCount(
  db: Queries,
  shardCount: number,
  now: number,
): Promise<{ processId: string; shardCount: number }[]> {
  const rows = await db
    .selectFrom('gateway_processes')
    .select(['owner as processId', 'shard_count as shardCount'])
    .where('role', '=', 'gateway')
    .where('alive_until', '>=', now)
    .where('shard_count', 'is not', null)
    .where('shard_count', '<>', shardCount)
    .orderBy('owner')
    .execute()
  return rows.flatMap(({ processId, shardCount: count }) => (count === null ? [] : [{ processId, shardCount: count }]))
}

/** How many guilds the fullest shard would have with this number of shards, by the stored memberships. */
export async function fullestShard(db: Queries, botId: Snowflake, shardCount: number): Promise<number> {
  const row = await db
    .selectFrom('guild_bots')
    .select((eb) => eb.fn.countAll<number>().as('guilds'))
    .where('bot_id', '=', botId)
    .groupBy(sql`(guild_id >> 22) % ${shardCount}`)
    .orderBy('guilds', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.guilds ?? 0
}
