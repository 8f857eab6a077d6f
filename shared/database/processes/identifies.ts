import type { Kysely } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { databaseNow } from '../query/clock.ts'
import type { Database } from '../schema.ts'

/** Two answers that name the end of the same day differ by less than this. */
const SAME_DAY_MS = 60_000

/**
 * Reserves the next moment at which a shard of this rate key may identify, for all processes together.
 * @param key the shard's number modulo `max_concurrency`
 * @param everyMs between two identifies of the key
 * @returns milliseconds to wait
 */
export async function reserveIdentify(
  db: Kysely<Database>,
  botId: Snowflake,
  key: number,
  everyMs: number,
): Promise<number> {
  const row = { scope: `identify:${botId}`, item: key }
  await db
    .insertInto('leases')
    .ignore()
    .values({ ...row, owner: null, until: null })
    .execute()
  return db.transaction().execute(async (trx) => {
    const { until, now } = await trx
      .selectFrom('leases')
      .select(['until', databaseNow.as('now')])
      .where('scope', '=', row.scope)
      .where('item', '=', row.item)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const at = Math.max(until ?? 0, now)
    await trx
      .updateTable('leases')
      .set({ until: at + everyMs })
      .where('scope', '=', row.scope)
      .where('item', '=', row.item)
      .execute()
    return at - now
  })
}

/** What is left of the day's identifies by Discord's count. */
export interface IdentifiesLeft {
  remaining: number
  /** When the next day begins, in milliseconds since 1970. */
  resetAt: number
}

/**
 * Takes one of the day's identifies, counted for all processes together: Discord may count an identify after the next was
 * allowed. @param kept how many are never taken
 * @returns null if it was taken; otherwise when the next day begins
 */
export async function takeIdentify(
  db: Kysely<Database>,
  botId: Snowflake,
  left: IdentifiesLeft,
  kept: number,
): Promise<number | null> {
  const row = { scope: `identifies:${botId}`, item: 0 }
  await db
    .insertInto('leases')
    .ignore()
    .values({ ...row, owner: null, until: null })
    .execute()
  return db.transaction().execute(async (trx) => {
    const { until, uses } = await trx
      .selectFrom('leases')
      .select(['until', 'uses'])
      .where('scope', '=', row.scope)
      .where('item', '=', row.item)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const isSameDay = until !== null && Math.abs(until - left.resetAt) < SAME_DAY_MS
    const remaining = isSameDay ? Math.min(Number(uses), left.remaining) : left.remaining
    if (remaining <= kept) return left.resetAt
    await trx
      .updateTable('leases')
      .set({ until: left.resetAt, uses: remaining - 1 })
      .where('scope', '=', row.scope)
      .where('item', '=', row.item)
      .execute()
    return null
  })
}
