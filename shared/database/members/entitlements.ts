import { type Kysely, type Selectable, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Entitlement } from '../../premium/entitlement.ts'
import type { Database, EntitlementTable } from '../schema.ts'

const MOST_AT_ONCE = 500

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

/** MySQL sets columns from left to right: the time that is compared with has to come last. */
const CHANGING = ['sku_id', 'user_id', 'guild_id', 'type', 'deleted', 'starts_at', 'ends_at', 'updated_at'] as const

/**
 * Writes entitlements as Discord reported them.
 * @param asOf when it was true, in milliseconds since 1970: what is on record from later stays
 */
export async function saveEntitlements(
  db: Kysely<Database>,
  entitlements: readonly Entitlement[],
  asOf: number,
): Promise<void> {
  const isNewer = sql`values(updated_at) >= updated_at`
  for (let from = 0; from < entitlements.length; from += MOST_AT_ONCE) {
    const rows = entitlements.slice(from, from + MOST_AT_ONCE).map((one) => toRow(one, asOf))
    const newer = CHANGING.map((column) => [
      column,
      sql`if(${isNewer}, values(${sql.ref(column)}), ${sql.ref(column)})`,
    ])
    await db.insertInto('entitlements').values(rows).onDuplicateKeyUpdate(Object.fromEntries(newer)).execute()
  }
}

/** The entitlements of these users that are not deleted. */
export async function entitlementsOf(db: Kysely<Database>, userIds: readonly Snowflake[]): Promise<Entitlement[]> {
  if (userIds.length === 0) return []
  const rows = await db
    .selectFrom('entitlements')
    .selectAll()
    .where('user_id', 'in', userIds)
    .where('deleted', '=', 0)
    .execute()
  return rows.map(toEntitlement)
}

/** The entitlements to these products that are not deleted. */
export async function entitlementsFor(db: Kysely<Database>, skuIds: readonly Snowflake[]): Promise<Entitlement[]> {
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
 * Marks entitlements as deleted that Discord's complete list lacks: they were removed while no process was connected.
 * @param asOf when the list was begun, in milliseconds since 1970: entitlements written later stay
 * @returns how many were marked
 */
export async function dropUnlisted(
  db: Kysely<Database>,
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
  for (let from = 0; from < gone.length; from += MOST_AT_ONCE) {
    const { numUpdatedRows } = await db
      .updateTable('entitlements')
      .set({ deleted: 1, updated_at: asOf })
      .where('id', 'in', gone.slice(from, from + MOST_AT_ONCE))
      .where('updated_at', '<', asOf)
      .executeTakeFirst()
    dropped += numUpdatedRows
  }
  return Number(dropped)
}
