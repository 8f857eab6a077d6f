import type { Snowflake } from '../../discord/snowflake.ts'
import type { CarriedThing } from '../../imports/carried/thing.ts'
import type { WantedMember } from '../../imports/rules.ts'
import type { TotalMode } from '../../imports/wanted-xp.ts'
import type { Queries } from '../queries.ts'
import { rowsText, runText } from '../query/number-literals.ts'

/** A process that writes rows of an import renews `updated_at` every few seconds. After this time without it, the process was killed. */
const STAGED_WITHIN_MS = 60_000
/** Rows that one statement deletes. */
const DELETED_AT_ONCE = 5_000

/** An import that a script is about to write. */
export interface NewImport {
  guildId: Snowflake
  format: string
  title: string
  mode: TotalMode
  actorId: Snowflake | null
  /** The settings and level roles of the file. */
  carried?: readonly CarriedThing[]
  /** The server's curve before the import and after it, where the import takes over the other bot's; otherwise null. */
  curveBefore: string | null
  curveAfter: string | null
}

/**
 * Begins an import, whose rows the caller then writes with `stageRows`. The rows of an import whose writer was killed are deleted.
 * @param now milliseconds since 1970 @returns its id; null where another import of the guild is under way
 */
export async function beginImport(db: Queries, wanted: NewImport, now: number): Promise<string | null> {
  const { guildId, actorId, curveBefore, curveAfter, carried = [], ...of } = wanted
  const abandoned = await db
    .selectFrom('imports')
    .select('id')
    .where('busy_guild_id', '=', guildId)
    .where('state', '=', 'staging')
    .where('updated_at', '<', now - STAGED_WITHIN_MS)
    .executeTakeFirst()
  if (abandoned !== undefined) await dropImport(db, abandoned.id)
  const times = { created_at: now, updated_at: now }
  const { insertId, numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('imports')
    // These values can cause no other error than a duplicate key, and an upsert would not report whether the row existed.
    .ignore()
    .values({
      ...{ guild_id: guildId, busy_guild_id: guildId, state: 'staging', actor_id: actorId },
      ...{ curve_before: curveBefore, curve_after: curveAfter },
      carried: carried.length === 0 ? null : JSON.stringify(carried),
      ...of,
      ...times,
    })
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows > 0n ? String(insertId) : null
}

/**
 * Writes rows of an import, and renews its `updated_at`. Call it inside a transaction, so that another process does not drop the
 * import in between.
 * @param claim an import that a script stages has no attempts
 * @param rows up to a thousand, each member once @returns false where the import was dropped, or another attempt has begun
 */
export async function stageRows(
  trx: Queries,
  { id, attempt = 0 }: { id: string; attempt?: number },
  rows: readonly WantedMember[],
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('imports')
    .set((eb) => ({ members: eb('members', '+', rows.length), updated_at: now }))
    .where('id', '=', id)
    .where('state', '=', attempt === 0 ? 'staging' : 'reading')
    .where('attempt', '=', attempt)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return false
  const values = rows.map(({ userId, xp, messages = null }) => [id, userId, xp, messages])
  await runText(
    trx,
    `insert into import_rows (import_id, user_id, xp, messages) values ${rowsText(values)}
     on duplicate key update xp = values(xp), messages = values(messages)`,
  )
  return true
}

/** Deletes an import with its rows, unless it is at work. A process that still writes rows of it is refused. */
export async function dropImport(db: Queries, id: string): Promise<void> {
  const it = db.updateTable('imports').set({ state: 'undone', busy_guild_id: null }).where('id', '=', id)
  await it.where('state', 'not in', ['applying', 'undoing']).execute()
  const dropped = await db.selectFrom('imports').select('state').where('id', '=', id).executeTakeFirst()
  if (dropped?.state !== 'undone') return
  await deleteImportRows(db, id)
  await db.deleteFrom('import_parts').where('import_id', '=', id).execute()
  await db.deleteFrom('imports').where('id', '=', id).execute()
}

/** Deletes the rows of an import, some at a time. */
export async function deleteImportRows(db: Queries, id: string): Promise<void> {
  while (await deleteRows(db, id));
}

/** Deletes some rows of an import. @returns whether there may be more */
async function deleteRows(db: Queries, id: string): Promise<boolean> {
  const last = await db
    .selectFrom('import_rows')
    .select('user_id')
    .where('import_id', '=', id)
    .orderBy('user_id')
    .offset(DELETED_AT_ONCE)
    .limit(1)
    .executeTakeFirst()
  const those = db.deleteFrom('import_rows').where('import_id', '=', id)
  await (last === undefined ? those : those.where('user_id', '<', last.user_id)).execute()
  return last !== undefined
}

/**
 * Deletes one import that can no longer be undone, or whose writer was killed.
 * @param before milliseconds since 1970: imports that ended earlier are deleted @returns whether there may be more
 */
export async function purgeImport(db: Queries, before: number): Promise<boolean> {
  const old = await db
    .selectFrom('imports')
    .select('id')
    .where('updated_at', '<', before)
    .where('state', 'in', ['staging', 'refused', 'done', 'stopped', 'undone'])
    .orderBy('updated_at')
    .limit(1)
    .executeTakeFirst()
  if (old === undefined) return false
  await dropImport(db, old.id)
  return true
}

/** Deletes one import that was not uploaded, read or confirmed in time. @param now milliseconds since 1970 @returns whether there may be more */
export async function expireImport(db: Queries, now: number): Promise<boolean> {
  const expired = await db
    .selectFrom('imports')
    .select('id')
    .where('expires_at', '<=', now)
    .where('state', 'in', ['uploading', 'reading', 'ready'])
    .orderBy('expires_at')
    .limit(1)
    .executeTakeFirst()
  if (expired === undefined) return false
  await dropImport(db, expired.id)
  return true
}
