import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { ProcessRole } from '../processes/tables.ts'
import type { Queries } from '../queries.ts'
import type { BotStatus } from './tables.ts'

/** The statuses in which a process must hold the bot: it should run, or an action must be finished. */
const HELD_STATUSES: readonly BotStatus[] = ['starting', 'running', 'waiting', 'stopping', 'deleting']

/** A lease of a process. Times are milliseconds since 1970. */
export interface Lease {
  /** The id of the process. */
  processId: string
  now: number
  until: number
}

/** Bots that some process must hold. */
const botsToHold = (db: Queries) =>
  db
    .selectFrom('whitelabel_bots')
    .where((eb) => eb.or([eb('action', 'is not', null), eb('status', 'in', HELD_STATUSES)]))

export interface BotCounts {
  /** The whitelabel bots that all processes must hold together. */
  bots: number
  /** Those that one process holds by a lease that is still valid. */
  held: number
  /** A text that changes when the row of a held bot changes, so that a process need not read every row. */
  heldVersion: string
}

/**
 * Counts the whitelabel bots that must be held, in one statement and one row.
 * @param now milliseconds since 1970. A lease that ended before is not counted, so that its own process can take the bot again
 */
export async function countBotsToHold(db: Queries, processId: string, now: number): Promise<BotCounts> {
  // Every write of the columns that are not summed raises `updated_at`.
  const summed = ['updated_at', 'crc32(bot_id)', "status = 'running'", 'action is null', 'reply_token is null']
  const sums = summed.map((column) => sql`coalesce(sum((lease_owner = ${processId}) * (${sql.raw(column)})), 0)`)
  return botsToHold(db)
    .select((eb) => [
      eb.fn.countAll<number>().as('bots'),
      // Cast, because MySQL's sum of integers is a decimal.
      sql<number>`cast(coalesce(sum(lease_owner = ${processId} and lease_until >= ${now}), 0) as unsigned)`.as('held'),
      sql<string>`concat_ws(' ', ${sql.join(sums)})`.as('heldVersion'),
    ])
    .executeTakeFirstOrThrow()
}

/** Takes bots without a valid lease by compare-and-set: reads candidates, claims those that are still free, and returns the claimed ones. */
export async function takeBots(db: Queries, { processId, now, until }: Lease, limit: number): Promise<Snowflake[]> {
  if (limit <= 0) return []
  const free = await botsToHold(db)
    .select('bot_id')
    .where((eb) => eb.or([eb('lease_owner', 'is', null), eb('lease_until', '<', now)]))
    .limit(limit)
    .execute()
  if (free.length === 0) return []
  const ids = free.map((row) => row.bot_id)
  await db
    .updateTable('whitelabel_bots')
    .set({ lease_owner: processId, lease_until: until })
    .where('bot_id', 'in', ids)
    .where((eb) => eb.or([eb('lease_owner', 'is', null), eb('lease_until', '<', now)]))
    .execute()
  return heldAmong(db, processId, ids)
}

/** Renews the leases of bots. @returns the bots that this process still holds */
export async function renewBots(
  db: Queries,
  { processId, until }: Pick<Lease, 'processId' | 'until'>,
  botIds: readonly Snowflake[],
): Promise<Snowflake[]> {
  if (botIds.length === 0) return []
  const { numUpdatedRows } = await db
    .updateTable('whitelabel_bots')
    .set({ lease_until: until })
    .where('bot_id', 'in', botIds)
    .where('lease_owner', '=', processId)
    .executeTakeFirst()
  return numUpdatedRows === BigInt(botIds.length) ? [...botIds] : heldAmong(db, processId, botIds)
}

/**
 * Locks the whitelabel bots that this process holds, so that no other process can take them before the transaction ends.
 * @returns the locked ones
 */
export async function useBots(trx: Queries, processId: string, botIds: readonly Snowflake[]): Promise<Snowflake[]> {
  if (botIds.length === 0) return []
  const held = await trx
    .selectFrom('whitelabel_bots')
    .select('bot_id')
    .where('bot_id', 'in', botIds)
    .where('lease_owner', '=', processId)
    .forUpdate()
    .execute()
  return held.map((row) => row.bot_id)
}

async function heldAmong(db: Queries, processId: string, botIds: readonly Snowflake[]): Promise<Snowflake[]> {
  const held = await db
    .selectFrom('whitelabel_bots')
    .select('bot_id')
    .where('bot_id', 'in', botIds)
    .where('lease_owner', '=', processId)
    .execute()
  return held.map((row) => row.bot_id)
}

/** Releases bots, so that another process can take them at once. */
export async function releaseBots(db: Queries, processId: string, botIds: readonly Snowflake[]): Promise<void> {
  if (botIds.length === 0) return
  await db
    .updateTable('whitelabel_bots')
    .set({ lease_owner: null, lease_until: null })
    .where('bot_id', 'in', botIds)
    .where('lease_owner', '=', processId)
    .execute()
}

/** Takes the main bot, or renews its lease. @returns whether this process holds it now */
export async function holdMainBot(db: Queries, botId: Snowflake, { processId, now, until }: Lease): Promise<boolean> {
  const take = async (): Promise<string | null | undefined> => {
    await db
      .updateTable('main_bots')
      .set({ lease_owner: processId, lease_until: until })
      .where('bot_id', '=', botId)
      .where((eb) =>
        eb.or([eb('lease_owner', 'is', null), eb('lease_owner', '=', processId), eb('lease_until', '<', now)]),
      )
      .execute()
    const row = await db.selectFrom('main_bots').select('lease_owner').where('bot_id', '=', botId).executeTakeFirst()
    return row === undefined ? undefined : row.lease_owner
  }
  const holder = await take()
  if (holder !== undefined) return holder === processId
  await db.insertInto('main_bots').ignore().values({ bot_id: botId }).execute()
  return (await take()) === processId
}

/** Releases the main bot if this process holds it. */
export async function releaseMainBot(db: Queries, botId: Snowflake, processId: string): Promise<void> {
  await db
    .updateTable('main_bots')
    .set({ lease_owner: null, lease_until: null })
    .where('bot_id', '=', botId)
    .where('lease_owner', '=', processId)
    .execute()
}

/**
 * Writes that this process is alive, and removes processes whose time has run out.
 * @param shardCount the number in the process's `SHARD_COUNT`; absent leaves what is stored
 * @returns how many of its role are alive, itself included
 */
export async function announceProcess(
  db: Queries,
  { processId, now, until }: Lease,
  role: ProcessRole = 'gateway',
  shardCount?: number | null,
): Promise<number> {
  const told = shardCount === undefined ? {} : { shard_count: shardCount }
  await db
    .insertInto('gateway_processes')
    .values({ owner: processId, alive_until: until, role, ...told })
    .onDuplicateKeyUpdate({ alive_until: until, ...told })
    .execute()
  await db.deleteFrom('gateway_processes').where('alive_until', '<', now).execute()
  return countProcesses(db, now, role)
}

/** Counts the processes of a role that are alive. @param now milliseconds since 1970 */
export async function countProcesses(db: Queries, now: number, role: ProcessRole): Promise<number> {
  const row = await db
    .selectFrom('gateway_processes')
    .select((eb) => eb.fn.countAll<number>().as('processes'))
    .where('role', '=', role)
    .where('alive_until', '>=', now)
    .executeTakeFirstOrThrow()
  return row.processes
}

/** Deletes this process from those that share the bots. */
export async function withdrawProcess(db: Queries, processId: string): Promise<void> {
  await db.deleteFrom('gateway_processes').where('owner', '=', processId).execute()
}
