import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { BotStatus, Database } from '../schema.ts'

/** In each of these states a process must hold the bot: it should run, or an action that was begun must be ended. */
const CARED_FOR: readonly BotStatus[] = ['starting', 'running', 'waiting', 'stopping', 'deleting']

/** Who takes, for how long. Times are milliseconds since 1970. */
export interface Lease {
  /** Names the process. */
  processId: string
  now: number
  until: number
}

/** Bots that some process must hold. */
const needingCare = (db: Kysely<Database>) =>
  db.selectFrom('whitelabel_bots').where((eb) => eb.or([eb('action', 'is not', null), eb('status', 'in', CARED_FOR)]))

/** How many whitelabel bots all processes must hold together, and how many of them one process holds. */
export async function countBotsToHold(
  db: Kysely<Database>,
  processId: string,
): Promise<{ bots: number; held: number }> {
  return needingCare(db)
    .select((eb) => [
      eb.fn.countAll<number>().as('bots'),
      // Cast, because MySQL's sum of integers is a decimal.
      sql<number>`cast(coalesce(sum(lease_owner = ${processId}), 0) as unsigned)`.as('held'),
    ])
    .executeTakeFirstOrThrow()
}

/** Takes bots that nobody holds, by compare-and-set: read candidates, claim those still free, keep what the claim got. */
export async function takeBots(
  db: Kysely<Database>,
  { processId, now, until }: Lease,
  limit: number,
): Promise<Snowflake[]> {
  if (limit <= 0) return []
  const free = await needingCare(db)
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

/** Holds bots for longer. @returns those that are still this process's */
export async function renewBots(
  db: Kysely<Database>,
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

async function heldAmong(db: Kysely<Database>, processId: string, botIds: readonly Snowflake[]): Promise<Snowflake[]> {
  const held = await db
    .selectFrom('whitelabel_bots')
    .select('bot_id')
    .where('bot_id', 'in', botIds)
    .where('lease_owner', '=', processId)
    .execute()
  return held.map((row) => row.bot_id)
}

/** Releases bots, so that another process can take them at once. */
export async function releaseBots(
  db: Kysely<Database>,
  processId: string,
  botIds: readonly Snowflake[],
): Promise<void> {
  if (botIds.length === 0) return
  await db
    .updateTable('whitelabel_bots')
    .set({ lease_owner: null, lease_until: null })
    .where('bot_id', 'in', botIds)
    .where('lease_owner', '=', processId)
    .execute()
}

/** Takes the main bot, or holds it for longer. @returns whether this process has it now */
export async function holdMainBot(
  db: Kysely<Database>,
  botId: Snowflake,
  { processId, now, until }: Lease,
): Promise<boolean> {
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
export async function releaseMainBot(db: Kysely<Database>, botId: Snowflake, processId: string): Promise<void> {
  await db
    .updateTable('main_bots')
    .set({ lease_owner: null, lease_until: null })
    .where('bot_id', '=', botId)
    .where('lease_owner', '=', processId)
    .execute()
}

/** Writes that this process is alive, and removes processes whose time has run out. @returns how many are alive, itself included */
export async function announceProcess(db: Kysely<Database>, { processId, now, until }: Lease): Promise<number> {
  await db
    .insertInto('gateway_processes')
    .values({ owner: processId, alive_until: until })
    .onDuplicateKeyUpdate({ alive_until: until })
    .execute()
  await db.deleteFrom('gateway_processes').where('alive_until', '<', now).execute()
  const row = await db
    .selectFrom('gateway_processes')
    .select((eb) => eb.fn.countAll<number>().as('processes'))
    .executeTakeFirstOrThrow()
  return row.processes
}

/** Removes this process from those that share the bots. */
export async function withdrawProcess(db: Kysely<Database>, processId: string): Promise<void> {
  await db.deleteFrom('gateway_processes').where('owner', '=', processId).execute()
}
