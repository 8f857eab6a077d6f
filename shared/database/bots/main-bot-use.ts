import type { Kysely } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import type { Database } from '../schema.ts'
import { holdMainBot, type Lease } from './leases.ts'
import { allShardScopes } from './shard-counts.ts'

const USES = ['shards', 'whole', 'alone', 'taken over'] as const

/**
 * How processes run the main bot: `shards` by gateways that share its shards, `whole` by one of several standalone
 * processes, `alone` by a standalone process that shares nothing. Only one of the three may hold the bot. `taken over`: a
 * process takes the bot from the others, and waits until they have closed their sessions.
 */
export type MainBotUse = (typeof USES)[number]

/**
 * After the wait, only the process that takes over may claim the bot, for this long. Longer than the time between two of its
 * attempts.
 */
const HEAD_START_MS = 15_000

const takeOverScope = (botId: Snowflake): string => `take over:${botId}`
/** The scope of the lease of a standalone process that runs the bot. */
export const aloneScope = (botId: Snowflake): string => `alone:${botId}`

/** A process that asks for the main bot. */
export interface MainBotClaim {
  botId: Snowflake
  lease: Lease
  /**
   * Whether to take the bot from processes that run it in another way. Their leases end at once; this process gets the bot
   * when the time of its lease has passed, so that no two processes use the same session.
   */
  takesOver: boolean
}

/**
 * Takes the main bot, or a part of it, unless processes run it in another way. The row of the bot stays locked until the
 * end, so two processes that try at the same time cannot both succeed in different ways.
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
        await releaseScope(trx, takeOverScope(botId), lease.processId)
        return { ok: true, taken: await take(trx) }
      }
      if (!takesOver) return { ok: false, use: other }
      await endOtherUses(trx, botId, use)
      await holdScope(trx, takeOverScope(botId), { ...lease, until: lease.until + HEAD_START_MS })
      return { ok: false, use: 'taken over' }
    })
}

/** Whether this process must wait, because it takes the bot over, or another process does. */
async function isTakenOver(trx: Queries, botId: Snowflake, { processId, now }: Lease): Promise<boolean> {
  const row = await trx
    .selectFrom('leases')
    .select(['owner', 'until'])
    .where('scope', '=', takeOverScope(botId))
    .executeTakeFirst()
  const left = (row?.until ?? 0) - now
  return left > (row?.owner === processId ? HEAD_START_MS : 0)
}

/** Writes the lease of a scope with one item. Replaces the lease of another process. */
async function holdScope(db: Queries, scope: string, { processId: owner, until }: Lease): Promise<void> {
  const held = { owner, until }
  await db
    .insertInto('leases')
    .values({ scope, item: 0, ...held })
    .onDuplicateKeyUpdate(held)
    .execute()
}

/** Ends the lease of a scope with one item, if this process holds it. */
async function releaseScope(db: Queries, scope: string, processId: string): Promise<void> {
  await db
    .updateTable('leases')
    .set({ owner: null, until: null })
    .where('scope', '=', scope)
    .where('owner', '=', processId)
    .execute()
}

/** Takes the bot as a whole, or renews its lease. @returns whether this process holds it now; otherwise how others run it */
export async function claimWhole(db: Kysely<Database>, claim: MainBotClaim): Promise<boolean | MainBotUse> {
  const claimed = await claimMainBot(db, 'whole', claim, (trx) => holdMainBot(trx, claim.botId, claim.lease))
  return claimed.ok ? claimed.taken : claimed.use
}

/** The claim of a standalone process. */
export interface AloneClaim extends MainBotClaim {
  /** Whether it is the first claim of this process: a process that was started later replaces one that was started earlier. */
  isFirst: boolean
}

/** Takes the bot for a standalone process, or renews its lease. @returns null, or how other processes run the bot */
export async function claimAlone(db: Kysely<Database>, claim: AloneClaim): Promise<MainBotUse | null> {
  const scope = aloneScope(claim.botId)
  const claimed = await claimMainBot(db, 'alone', claim, async (trx) => {
    if (!claim.isFirst && (await isHeldByOther(trx, scope, claim.lease))) return false
    await holdScope(trx, scope, claim.lease)
    return true
  })
  if (!claimed.ok) return claimed.use
  return claimed.taken ? null : 'alone'
}

async function isHeldByOther(trx: Queries, scope: string, { processId, now }: Lease): Promise<boolean> {
  const other = await trx
    .selectFrom('leases')
    .select('item')
    .where('scope', '=', scope)
    .where('owner', '!=', processId)
    .where('until', '>=', now)
    .executeTakeFirst()
  return other !== undefined
}

/** Ends the lease of a standalone process that stops. */
export const releaseAlone = (db: Queries, botId: Snowflake, processId: string): Promise<void> =>
  releaseScope(db, aloneScope(botId), processId)

/** How processes run the bot now. @param now milliseconds since 1970 */
export async function mainBotUses(db: Kysely<Database>, botId: Snowflake, now: number): Promise<MainBotUse[]> {
  const leases = db.selectFrom('leases').select('item').where('until', '>=', now)
  const whole = db.selectFrom('main_bots').select('bot_id').where('bot_id', '=', botId).where('lease_until', '>=', now)
  const held = await db
    .selectNoFrom(({ exists }) => [
      exists(leases.where('scope', 'like', allShardScopes(botId))).as('shards'),
      exists(whole).as('whole'),
      exists(leases.where('scope', '=', aloneScope(botId))).as('alone'),
      exists(leases.where('scope', '=', takeOverScope(botId))).as('taken over'),
    ])
    .executeTakeFirstOrThrow()
  return USES.filter((use) => held[use])
}

/** Ends the leases of processes that run the bot in another way: they close their sessions when they cannot renew them. */
async function endOtherUses(trx: Queries, botId: Snowflake, use: MainBotUse): Promise<void> {
  const noLease = { owner: null, until: null }
  if (use !== 'shards') {
    await trx.updateTable('leases').set(noLease).where('scope', 'like', allShardScopes(botId)).execute()
  }
  if (use !== 'alone') {
    await trx.updateTable('leases').set(noLease).where('scope', '=', aloneScope(botId)).execute()
  }
  if (use !== 'whole') {
    const noMainLease = { lease_owner: null, lease_until: null }
    await trx.updateTable('main_bots').set(noMainLease).where('bot_id', '=', botId).execute()
  }
}
