import * as v from 'valibot'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { BulkChange } from '../../imports/bulk-change.ts'
import type { TotalMode } from '../../imports/wanted-xp.ts'
import type { Queries } from '../queries.ts'
import { importOptions, type StoredPreview, type StoredRefusal, storedPreview, storedRefusal } from './json-columns.ts'
import type { ImportKind, ImportState } from './tables.ts'

/** An import, with its progress. */
export interface StoredImport {
  id: string
  guildId: Snowflake
  kind: ImportKind
  state: ImportState
  /** The name of the file's format, and the other bot's name; the name of the file until the input is read. */
  format: string
  title: string
  mode: TotalMode
  members: number
  done: number
  changed: number
  xp: number
  /** How many members have another number of messages. */
  counted: number
  actorId: Snowflake | null
  createdAt: number
  updatedAt: number
  /** When an import that is uploaded, read or ready expires; null for all others. */
  expiresAt: number | null
  /** The server's curve before the import and after it; null where the import changes no curve. */
  curveBefore: string | null
  curveAfter: string | null
  /** The change of many members that it makes; null for an import. */
  change: BulkChange | null
}

/** The columns of a `StoredImport`, of the table `imports as import`. */
export const IMPORT_COLUMNS = [
  ...(['import.id', 'guild_id as guildId', 'kind', 'state', 'format', 'title', 'mode', 'members', 'done'] as const),
  ...(['changed', 'xp', 'counted', 'actor_id as actorId', 'options'] as const),
  ...(['import.created_at as createdAt', 'import.updated_at as updatedAt', 'import.expires_at as expiresAt'] as const),
  ...(['curve_before as curveBefore', 'curve_after as curveAfter'] as const),
] as const

const imports = (db: Queries) => db.selectFrom('imports as import').select(IMPORT_COLUMNS)

/** The change of many members in an import's options; null for an import. @param options as the column has them */
export const bulkIn = (options: string | null): { change: BulkChange; name: string } | null =>
  options === null ? null : (v.parse(importOptions, JSON.parse(options)).bulk ?? null)

const importOf = ({ options, ...stored }: Omit<StoredImport, 'change'> & { options: string | null }): StoredImport => ({
  ...stored,
  change: bulkIn(options)?.change ?? null,
})

/** Reads an import; null where there is none. */
export async function readImport(db: Queries, id: string): Promise<StoredImport | null> {
  const row = await imports(db).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : importOf(row)
}

/** The states of imports whose members may have changed, or are about to. */
const AT_WORK: readonly ImportState[] = ['staging', 'applying', 'done', 'stopped', 'undoing']

/** Reads the newest import of a guild that can be stopped or undone; null where there is none. */
export async function newestImport(
  db: Queries,
  guildId: Snowflake,
  kinds: readonly ImportKind[] = ['import'],
): Promise<StoredImport | null> {
  const ofGuild = imports(db).where('guild_id', '=', guildId).where('state', 'in', AT_WORK).where('kind', 'in', kinds)
  const row = await ofGuild.orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? null : importOf(row)
}

/** The states of imports that have not ended. */
const OPEN: readonly ImportState[] = ['uploading', 'reading', 'ready', 'staging', 'applying', 'undoing']

/** Reads the imports of files of a guild that have not ended or expired, the newest first. */
export async function openImports(db: Queries, guildId: Snowflake, now: number): Promise<StoredImport[]> {
  const rows = await imports(db)
    .where('guild_id', '=', guildId)
    .where('kind', '=', 'import')
    .where('state', 'in', OPEN)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .orderBy('id', 'desc')
    .execute()
  return rows.map(importOf)
}

/** What was read of an import's input. */
export interface ReadInput {
  preview: StoredPreview | null
  refusal: StoredRefusal | null
}

/** Reads the preview of an import, or why its input could not be used. Both are null until the input is read. */
export async function readInput(db: Queries, id: string): Promise<ReadInput> {
  const row = await db.selectFrom('imports').select(['preview', 'refusal']).where('id', '=', id).executeTakeFirst()
  const { preview = null, refusal = null } = row ?? {}
  return {
    preview: preview === null ? null : v.parse(storedPreview, JSON.parse(preview)),
    refusal: refusal === null ? null : v.parse(storedRefusal, JSON.parse(refusal)),
  }
}
