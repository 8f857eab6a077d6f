import type { Kysely } from 'kysely'
import type { Lease } from '../bots/leases.ts'
import type { Queries } from '../queries.ts'
import { inReadCommitted } from '../read-committed.ts'
import type { Database } from '../schema.ts'

/**
 * Items 0..count - 1 under one name, e.g. the partitions of the stream: each is held by one process at a time. A scope is
 * small, so the database may read all of its rows to find some. Under READ COMMITTED, such a statement does not wait for
 * other rows, which a paused process may have locked.
 */
export interface LeaseScope {
  scope: string
  count: number
}

/** Adds the rows that are missing. */
async function ensureItems(db: Queries, { scope, count }: LeaseScope): Promise<void> {
  const rows = Array.from({ length: count }, (_, item) => ({ scope, item, owner: null, until: null }))
  await db.insertInto('leases').ignore().values(rows).execute()
}

/**
 * Takes items that no process holds. It skips items that another transaction has locked, so it does not wait for a process
 * that was paused within a transaction. @returns the items that this process got
 */
export async function takeLeases(
  db: Kysely<Database>,
  items: LeaseScope,
  { processId, now, until }: Lease,
  limit: number,
): Promise<number[]> {
  if (limit <= 0) return []
  const rows = await db.selectFrom('leases').select('item').where('scope', '=', items.scope).execute()
  if (rows.length < items.count) await ensureItems(db, items)
  return inReadCommitted(db, async (trx) => {
    const free = await trx
      .selectFrom('leases')
      .select('item')
      .where('scope', '=', items.scope)
      .where('item', '<', items.count)
      .where((eb) => eb.or([eb('owner', 'is', null), eb('until', '<', now)]))
      .orderBy('item')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute()
    const taken = free.map(({ item }) => item)
    if (taken.length === 0) return []
    await trx
      .updateTable('leases')
      .set({ owner: processId, until })
      .where('scope', '=', items.scope)
      .where('item', 'in', taken)
      .execute()
    return taken
  })
}

/** Renews the leases of items. @returns the items that this process still holds */
export async function renewLeases(
  db: Kysely<Database>,
  scope: string,
  { processId, until }: Pick<Lease, 'processId' | 'until'>,
  items: readonly number[],
): Promise<number[]> {
  if (items.length === 0) return []
  return inReadCommitted(db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('leases')
      .set({ until })
      .where('scope', '=', scope)
      .where('item', 'in', items)
      .where('owner', '=', processId)
      .executeTakeFirst()
    return numUpdatedRows === BigInt(items.length) ? [...items] : heldAmong(trx, scope, processId, items)
  })
}

/**
 * Locks the leases of these items until the transaction ends, so that no other process can take them before.
 * @returns whether this process holds them all
 */
export async function useLeases(
  trx: Queries,
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
  await inReadCommitted(db, async (trx) => {
    await trx
      .updateTable('leases')
      .set({ owner: null, until: null })
      .where('scope', '=', scope)
      .where('item', 'in', items)
      .where('owner', '=', processId)
      .execute()
  })
}

/** Those of the items that this process holds. */
export async function heldAmong(
  db: Queries,
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
