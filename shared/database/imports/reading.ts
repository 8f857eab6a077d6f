import type { Updateable } from 'kysely'
import * as v from 'valibot'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { TotalMode } from '../../imports/wanted-xp.ts'
import type { Queries } from '../queries.ts'
import {
  type ImportOptions,
  type ImportSource,
  importOptions,
  importSource,
  type StoredPreview,
  type StoredRefusal,
} from './json-columns.ts'
import { EXPIRES_AFTER_MS } from './request.ts'
import { deleteImportRows, dropImport } from './stage.ts'
import type { ImportKind, ImportTable } from './tables.ts'

/** The right to stage rows of an import whose input is read. A later attempt takes it away. */
export interface Attempt {
  id: string
  /** From 1. */
  attempt: number
}

/** An import whose input is read. */
export interface Reading extends Attempt {
  kind: ImportKind
  mode: TotalMode
  source: ImportSource
  options: ImportOptions
}

/** The import that a job reads. */
interface Asked {
  guildId: Snowflake
  actorId: Snowflake | null
  askedAt: number
}

/** `read`: its input was read before, by this job too if its process was killed then. */
export type BegunReading = { state: 'begun'; reading: Reading } | { state: 'read'; id: string } | { state: 'missing' }

/**
 * Begins to read the input of an import. Rows of an earlier attempt are deleted, and so are other imports of the guild that wait for a
 * confirmation: a guild has one at a time.
 */
export async function beginReading(
  db: Queries,
  { guildId, actorId, askedAt }: Asked,
  now: number,
): Promise<BegunReading> {
  const row = await db
    .selectFrom('imports')
    .select(['id', 'kind', 'mode', 'state', 'source', 'options', 'attempt'])
    .where('guild_id', '=', guildId)
    .where('created_at', '=', askedAt)
    .where('actor_id', actorId === null ? 'is' : '=', actorId)
    .where((eb) => eb.or([eb('expires_at', '>', now), eb('expires_at', 'is', null)]))
    .executeTakeFirst()
  if (row?.state === 'ready' || row?.state === 'refused') return { state: 'read', id: row.id }
  if (row?.state !== 'reading') return { state: 'missing' }
  const { id, kind, mode } = row
  const attempt = row.attempt + 1
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({ attempt, members: 0, expires_at: now + EXPIRES_AFTER_MS, updated_at: now })
    .where('id', '=', id)
    .where('state', '=', 'reading')
    .where('attempt', '=', row.attempt)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return { state: 'missing' }
  await deleteImportRows(db, id)
  await dropReady(db, guildId)
  const source = v.parse(importSource, JSON.parse(row.source ?? 'null'))
  const options = v.parse(importOptions, JSON.parse(row.options ?? 'null'))
  return { state: 'begun', reading: { id, attempt, kind, mode, source, options } }
}

async function dropReady(db: Queries, guildId: Snowflake): Promise<void> {
  const ready = db.selectFrom('imports').select('id').where('guild_id', '=', guildId).where('state', '=', 'ready')
  for (const { id } of await ready.execute()) await dropImport(db, id)
}

/** What was found in the input of an import. */
export interface Found {
  format: string
  title: string
  /** The server's curve before the import and after it; null where it stays. */
  curveBefore: string | null
  curveAfter: string | null
  preview: StoredPreview
}

/** Stores the preview of an import, which then waits for a confirmation. @returns false where another attempt has begun, or it was cancelled */
export async function finishReading(
  db: Queries,
  claim: Attempt,
  { format, title, curveBefore, curveAfter, preview }: Found,
  now: number,
): Promise<boolean> {
  const what = { format, title, curve_before: curveBefore, curve_after: curveAfter, preview: JSON.stringify(preview) }
  return end(db, claim, { ...what, state: 'ready', expires_at: now + EXPIRES_AFTER_MS, updated_at: now }, now)
}

/** Stores why the input of an import could not be used. */
export async function refuseImport(db: Queries, claim: Attempt, refusal: StoredRefusal, now: number): Promise<boolean> {
  const why = { refusal: JSON.stringify(refusal), expires_at: null, updated_at: now }
  const isEnded = await end(db, claim, { ...why, state: 'refused' }, now)
  if (isEnded) await deleteImportRows(db, claim.id)
  return isEnded
}

async function end(db: Queries, { id, attempt }: Attempt, to: Updateable<ImportTable>, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({ ...to, source: null })
    .where('id', '=', id)
    .where('state', '=', 'reading')
    .where('attempt', '=', attempt)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) await db.deleteFrom('import_parts').where('import_id', '=', id).execute()
  return numUpdatedRows > 0n
}
