import type { Kysely } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Database } from '../schema.ts'
import { holdMainBot, type Lease } from './leases.ts'

/**
 * How processes run the main bot: `shards` by gateways that share its shards, `whole` by one of several standalone
 * processes, `alone` by a standalone process that shares nothing. Only one of the three may hold the bot. `taken over`: a
 * process takes the bot from the others, and waits until they have closed their sessions.
 */
export type MainBotUse = 'shards' | 'whole' | 'alone' | 'taken over'

/** After the wait, the process that takes over comes first for this long; longer than the time between two of its attempts. */
const HEAD_START_MS = 15_000

const takeOverScope = (botId: Snowflake): string => `take over:${botId}`
const aloneScope = (botId: Snowflake): string => `alone:${botId}`
const shardScopes = (botId: Snowflake): string => `shards:${botId}:%`

/** Who wants to hold the bot, and how. */
export interface MainBotClaim {
  botId: Snowflake
  lease: Lease
  /**
   * Whether to take the bot from processes that run it in another way. Their leases end at once; this process gets the bot
   * when the time of its lease has passed, so that two never use one session.
   */
  takesOver: boolean
}

/**
 * Takes the main bot, or a part of it, unless processes run it in another way. The row of the bot is locked meanwhile, so of
 * two processes that try at the same time one finds the other.
 * @param take takes leases
 * @returns how other processes run the bot, in which case nothing was taken; otherwise what `take` returned
 */
export async function claimMainBot<Taken>(
  db: Kysely<Database>,
  use: MainBotUse,
  { botId, lease, takesOver }: MainBotClaim,
  take: (trx: Kysely<Database>) => Promise<Taken>,
): Promise<{ ok: true; taken: Taken } | { ok: false; use: MainBotUse }> {
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      const rows = await trx.selectFrom('main_bots').select('bot_id').where('bot_id', '=', botId).forUpdate().execute()
      // An insert locks the row too.
      if (rows.length === 0) {
        const added = { bot_id: botId }
        await trx.insertInto('main_bots').values(added).onDuplicateKeyUpdate(added).execute()
      }
      if (await isTakenOver(trx, botId, lease)) return { ok: false, use: 'taken over' }
      const other = (await mainBotUses(trx, botId, lease.now)).find((each) => each !== use && each !== 'taken over')
      if (other === undefined) {
        await endTakeOver(trx, botId, lease)
        return { ok: true, taken: await take(trx) }
      }
      if (!takesOver) return { ok: false, use: other }
      await endOtherUses(trx, botId, use)
      await beginTakeOver(trx, botId, lease)
      return { ok: false, use: 'taken over' }
    })
}

/** Whether this process must wait, because it takes the bot over, or another process does. */
async function isTakenOver(trx: Kysely<Database>, botId: Snowflake, { processId, now }: Lease): Promise<boolean> {
  const row = await trx
    .selectFrom('leases')
    .select(['owner', 'until'])
    .where('scope', '=', takeOverScope(botId))
    .executeTakeFirst()
  const left = (row?.until ?? 0) - now
  return left > (row?.owner === processId ? HEAD_START_MS : 0)
}

async function beginTakeOver(trx: Kysely<Database>, botId: Snowflake, lease: Lease): Promise<void> {
  const taken = { owner: lease.processId, until: lease.until + HEAD_START_MS }
  const row = { scope: takeOverScope(botId), item: 0, ...taken }
  await trx.insertInto('leases').values(row).onDuplicateKeyUpdate(taken).execute()
}

/** The process that took over has the bot now. */
async function endTakeOver(trx: Kysely<Database>, botId: Snowflake, { processId }: Lease): Promise<void> {
  const free = { owner: null, until: null }
  await trx
    .updateTable('leases')
    .set(free)
    .where('scope', '=', takeOverScope(botId))
    .where('owner', '=', processId)
    .execute()
}

/** Takes the bot as a whole, or renews its lease. @returns whether this process holds it now; otherwise how others run it */
export async function claimWhole(db: Kysely<Database>, claim: MainBotClaim): Promise<boolean | MainBotUse> {
  const claimed = await claimMainBot(db, 'whole', claim, (trx) => holdMainBot(trx, claim.botId, claim.lease))
  return claimed.ok ? claimed.taken : claimed.use
}

/**
 * Says that this standalone process runs the bot, or says so again. A process that was started later replaces one that was
 * started earlier. @returns null, or how other processes run the bot
 */
export async function claimAlone(db: Kysely<Database>, claim: MainBotClaim): Promise<MainBotUse | null> {
  const { processId: owner, until } = claim.lease
  const row = { scope: aloneScope(claim.botId), item: 0, owner, until }
  const claimed = await claimMainBot(db, 'alone', claim, (trx) =>
    trx.insertInto('leases').values(row).onDuplicateKeyUpdate({ owner, until }).execute(),
  )
  return claimed.ok ? null : claimed.use
}

/** Ends the claim of a standalone process that stops. */
export async function releaseAlone(db: Kysely<Database>, botId: Snowflake, processId: string): Promise<void> {
  await db
    .updateTable('leases')
    .set({ owner: null, until: null })
    .where('scope', '=', aloneScope(botId))
    .where('owner', '=', processId)
    .execute()
}

/** How processes run the bot now. @param now milliseconds since 1970 */
export async function mainBotUses(db: Kysely<Database>, botId: Snowflake, now: number): Promise<MainBotUse[]> {
  const { shards, whole, alone, takenOver } = await db
    .selectNoFrom((eb) => [
      eb
        .exists(
          eb.selectFrom('leases').select('item').where('scope', 'like', shardScopes(botId)).where('until', '>=', now),
        )
        .as('shards'),
      eb
        .exists(eb.selectFrom('main_bots').select('bot_id').where('bot_id', '=', botId).where('lease_until', '>=', now))
        .as('whole'),
      eb
        .exists(eb.selectFrom('leases').select('item').where('scope', '=', aloneScope(botId)).where('until', '>=', now))
        .as('alone'),
      eb
        .exists(
          eb.selectFrom('leases').select('item').where('scope', '=', takeOverScope(botId)).where('until', '>=', now),
        )
        .as('takenOver'),
    ])
    .executeTakeFirstOrThrow()
  return [
    ...(shards ? ['shards' as const] : []),
    ...(whole ? ['whole' as const] : []),
    ...(alone ? ['alone' as const] : []),
    ...(takenOver ? ['taken over' as const] : []),
  ]
}

/** Ends the leases of processes that run the bot in another way: they close their sessions when they cannot renew them. */
async function endOtherUses(trx: Kysely<Database>, botId: Snowflake, use: MainBotUse): Promise<void> {
  const free = { owner: null, until: null }
  if (use !== 'shards') {
    await trx.updateTable('leases').set(free).where('scope', 'like', shardScopes(botId)).execute()
  }
  if (use !== 'alone') {
    await trx.updateTable('leases').set(free).where('scope', '=', aloneScope(botId)).execute()
  }
  if (use !== 'whole') {
    const noLease = { lease_owner: null, lease_until: null }
    await trx.updateTable('main_bots').set(noLease).where('bot_id', '=', botId).execute()
  }
}
