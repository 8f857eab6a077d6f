import { type Selectable, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Entitlement } from '../../premium/entitlement.ts'
import type { Queries } from '../queries.ts'
import type { EntitlementTable } from '../schema.ts'

const MAX_ROWS = 500

const toRow = (entitlement: Entitlement, asOf: number): Selectable<EntitlementTable> => ({
  id: entitlement.id,
  application_id: entitlement.applicationId,
  sku_id: entitlement.skuId,
  user_id: entitlement.userId,
  guild_id: entitlement.guildId,
  type: entitlement.type,
  deleted: entitlement.deleted ? 1 : 0,
  starts_at: entitlement.startsAt,
  ends_at: entitlement.endsAt,
  updated_at: asOf,
})

const toEntitlement = (row: Selectable<EntitlementTable>): Entitlement => ({
  id: row.id,
  applicationId: row.application_id,
  skuId: row.sku_id,
  userId: row.user_id,
  guildId: row.guild_id,
  type: row.type,
  deleted: row.deleted === 1,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
})

/** MySQL assigns columns from left to right, so the time, which the others are compared by, comes last. */
const CHANGING = ['sku_id', 'user_id', 'guild_id', 'type', 'deleted', 'starts_at', 'ends_at', 'updated_at'] as const

/**
 * Writes entitlements as Discord reported them.
 * @param asOf when Discord reported them, in milliseconds since 1970; states stored with a later time stay
 */
export async function saveEntitlements(db: Queries, entitlements: readonly Entitlement[], asOf: number): Promise<void> {
  const isNewer = sql`values(updated_at) >= updated_at`
  for (let from = 0; from < entitlements.length; from += MAX_ROWS) {
    const rows = entitlements.slice(from, from + MAX_ROWS).map((one) => toRow(one, asOf))
    const newer = CHANGING.map((column) => [
      column,
      sql`if(${isNewer}, values(${sql.ref(column)}), ${sql.ref(column)})`,
    ])
    await db.insertInto('entitlements').values(rows).onDuplicateKeyUpdate(Object.fromEntries(newer)).execute()
  }
}

/** Loads the entitlements of users that are not deleted. */
export async function entitlementsOf(db: Queries, userIds: readonly Snowflake[]): Promise<Entitlement[]> {
  if (userIds.length === 0) return []
  const rows = await db
    .selectFrom('entitlements')
    .selectAll()
    .where('user_id', 'in', userIds)
    .where('deleted', '=', 0)
    .execute()
  return rows.map(toEntitlement)
}

/** Loads the entitlements to products that are not deleted. */
export async function entitlementsFor(db: Queries, skuIds: readonly Snowflake[]): Promise<Entitlement[]> {
  if (skuIds.length === 0) return []
  const rows = await db
    .selectFrom('entitlements')
    .selectAll()
    .where('sku_id', 'in', skuIds)
    .where('deleted', '=', 0)
    .execute()
  return rows.map(toEntitlement)
}

/**
 * Marks entitlements as deleted that are missing from Discord's complete list: they ended while no process was connected.
 * @param asOf when reading the list began, in milliseconds since 1970; entitlements stored later stay
 * @returns how many were marked
 */
export async function dropUnlisted(
  db: Queries,
  {
    applicationId,
    skuIds,
    listed,
  }: { applicationId: Snowflake; skuIds: readonly Snowflake[]; listed: ReadonlySet<Snowflake> },
  asOf: number,
): Promise<number> {
  const known = await entitlementsFor(db, skuIds)
  const gone = known.filter((one) => one.applicationId === applicationId && !listed.has(one.id)).map(({ id }) => id)
  let dropped = 0n
  for (let from = 0; from < gone.length; from += MAX_ROWS) {
    const { numUpdatedRows } = await db
      .updateTable('entitlements')
      .set({ deleted: 1, updated_at: asOf })
      .where('id', 'in', gone.slice(from, from + MAX_ROWS))
      .where('updated_at', '<', asOf)
      .executeTakeFirst()
    dropped += numUpdatedRows
  }
  return Number(dropped)
}
