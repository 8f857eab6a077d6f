import type { Kysely } from 'kysely'
import type { Lease } from '../bots/leases.ts'
import type { Database } from '../schema.ts'

/** Items 0..count - 1 under one name, e.g. the partitions of the stream: each is held by one process at a time. */
export interface LeaseScope {
  scope: string
  count: number
}

/** Adds the rows that are missing. */
async function ensureItems(db: Kysely<Database>, { scope, count }: LeaseScope): Promise<void> {
  const rows = Array.from({ length: count }, (_, item) => ({ scope, item, owner: null, until: null }))
  await db.insertInto('leases').ignore().values(rows).execute()
}

/**
 * Takes items that no process holds, by compare-and-set: read candidates, claim those still free, keep what the claim
 * got. @returns the items that this process got
 */
export async function takeLeases(
  db: Kysely<Database>,
  items: LeaseScope,
  { processId, now, until }: Lease,
  limit: number,
): Promise<number[]> {
  if (limit <= 0) return []
  const rows = await db
    .selectFrom('leases')
    .select(['item', 'owner', 'until'])
    .where('scope', '=', items.scope)
    .where('item', '<', items.count)
    .orderBy('item')
    .execute()
  if (rows.length < items.count) {
    await ensureItems(db, items)
    return takeLeases(db, items, { processId, now, until }, limit)
  }
  const free = rows.filter((row) => row.owner === null || (row.until ?? 0) < now).map((row) => row.item)
  const wanted = free.slice(0, limit)
  if (wanted.length === 0) return []
  await db
    .updateTable('leases')
    .set({ owner: processId, until })
    .where('scope', '=', items.scope)
    .where('item', 'in', wanted)
    .where((eb) => eb.or([eb('owner', 'is', null), eb('until', '<', now)]))
    .execute()
  return heldAmong(db, items.scope, processId, wanted)
}

/** Holds items for longer. @returns those that are still this process's */
export async function renewLeases(
  db: Kysely<Database>,
  scope: string,
  { processId, until }: Pick<Lease, 'processId' | 'until'>,
  items: readonly number[],
): Promise<number[]> {
  if (items.length === 0) return []
  const { numUpdatedRows } = await db
    .updateTable('leases')
    .set({ until })
    .where('scope', '=', scope)
    .where('item', 'in', items)
    .where('owner', '=', processId)
    .executeTakeFirst()
  return numUpdatedRows === BigInt(items.length) ? [...items] : heldAmong(db, scope, processId, items)
}

/**
 * Locks the leases of these items until the transaction ends, so that no other process can take them before.
 * @returns whether this process holds them all
 */
export async function useLeases(
  trx: Kysely<Database>,
  scope: string,
  processId: string,
  items: readonly number[],
): Promise<boolean> {
  if (items.length === 0) return true
  const { numUpdatedRows } = await trx
    .updateTable('leases')
    .set((eb) => ({ uses: eb('uses', '+', 1) }))
    .where('scope', '=', scope)
    .where('item', 'in', items)
    .where('owner', '=', processId)
    .executeTakeFirst()
  return numUpdatedRows === BigInt(items.length)
}

/** Releases items, so that another process can take them at once. */
export async function releaseLeases(
  db: Kysely<Database>,
  scope: string,
  processId: string,
  items: readonly number[],
): Promise<void> {
  if (items.length === 0) return
  await db
    .updateTable('leases')
    .set({ owner: null, until: null })
    .where('scope', '=', scope)
    .where('item', 'in', items)
    .where('owner', '=', processId)
    .execute()
}

/** How many items of a scope this process holds by the database. */
export async function heldAmong(
  db: Kysely<Database>,
  scope: string,
  processId: string,
  items: readonly number[],
): Promise<number[]> {
  if (items.length === 0) return []
  const rows = await db
    .selectFrom('leases')
    .select('item')
    .where('scope', '=', scope)
    .where('item', 'in', items)
    .where('owner', '=', processId)
    .orderBy('item')
    .execute()
  return rows.map((row) => row.item)
}
