import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Database } from '../schema.ts'
import { keepCheckpointsOf } from '../sessions/checkpoints.ts'
import { shardScope } from './shard-counts.ts'

/** A shard as its holder last reported it, while the number of shards changes. */
export interface ShardReport {
  shard: number
  processId: string
  /** Whatever the shard received before this time is stored, in milliseconds since 1970; null before the first report. */
  storedUntil: number | null
}

/**
 * Asks the gateway processes for another number of shards. @param now milliseconds since 1970
 * @returns false where the number changed or changes meanwhile, or a process still holds shards of an earlier number
 */
export async function askForShardCount(
  db: Kysely<Database>,
  botId: Snowflake,
  { current, next }: { current: number; next: number },
  now: number,
): Promise<boolean> {
  // Also removes what an earlier change to this number left: its reports would count for this change.
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

/** The next number of shards becomes the current one. @returns whether this call changed it: several processes may try */
export async function promoteShardCount(db: Kysely<Database>, botId: Snowflake, next: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('main_bots')
    .set({ shard_count: next, next_shard_count: null })
    .where('bot_id', '=', botId)
    .where('next_shard_count', '=', next)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The number of shards stays as it is. @returns whether a change to this number was under way */
export async function abandonShardCount(db: Kysely<Database>, botId: Snowflake, next: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('main_bots')
    .set({ next_shard_count: null })
    .where('bot_id', '=', botId)
    .where('next_shard_count', '=', next)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Stores how far this process has stored what its shards received. @param storedUntil milliseconds since 1970 */
export async function reportShards(
  db: Kysely<Database>,
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

/** The reports of the shards that a process holds now. @param now milliseconds since 1970 */
export async function loadShardReports(db: Kysely<Database>, scope: string, now: number): Promise<ShardReport[]> {
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
 * Deletes what is left of other numbers of shards: leases, so that a process that was paused stores nothing of them, and
 * then checkpoints. Changes nothing while the number changes. @returns whether nothing is left
 */
export async function clearOtherCounts(
  db: Kysely<Database>,
  botId: Snowflake,
  current: number,
  now: number,
): Promise<boolean> {
  const transaction = db.transaction().setIsolationLevel('read committed')
  // At this level it locks only the rows that it deletes: gateways renew the leases of the current number meanwhile.
  return transaction.execute(async (trx) => {
    // Locked, so that nobody asks for another number meanwhile.
    const row = await trx
      .selectFrom('main_bots')
      .select(['shard_count', 'next_shard_count'])
      .where('bot_id', '=', botId)
      .forUpdate()
      .executeTakeFirst()
    if (row?.shard_count !== current || row.next_shard_count !== null) return false
    const ofOthers = sql<boolean>`scope like ${`shards:${botId}:%`} and scope <> ${shardScope(botId, current)}`
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

/** The processes that are told a number of shards that is not this one. @param now milliseconds since 1970 */
export async function processesWithOtherCount(
  db: Kysely<Database>,
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

/** How many guilds the fullest of so many shards has, by the memberships on record. */
export async function fullestShard(db: Kysely<Database>, botId: Snowflake, shardCount: number): Promise<number> {
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
