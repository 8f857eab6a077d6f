import { sql } from 'kysely'
import * as v from 'valibot'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { EntryUser } from '../audit/named.ts'
import type { Queries } from '../queries.ts'
import { loginName } from '../web/login-name.ts'
import { bulkIn, IMPORT_COLUMNS, type StoredImport } from './imports.ts'
import {
  type ImportSource,
  importSource,
  type StoredPreview,
  type StoredRefusal,
  storedPreview,
  storedRefusal,
} from './json-columns.ts'

/** An import with what its page shows besides its progress. */
export interface ListedImport extends StoredImport {
  /** Who asked for it; null for a script, and for a person who has neither written in a server nor a login on the dashboard. */
  actor: EntryUser | null
  /** Null once the input is read, and for an import of a script. */
  source: ImportSource | null
  /** The name of the role or member of a change of many members; empty for other changes. */
  bulkName: string
  /** Parts of its file that have arrived and are not read yet. */
  parts: number
  refusal: StoredRefusal | null
  /** Null until the input is read. Only `previewedImport` reads it. */
  preview: StoredPreview | null
}

/** Imports of a guild, without those that were cancelled or not confirmed in time. */
const listed = (db: Queries, guildId: Snowflake, now: number) =>
  db
    .selectFrom('imports as import')
    .leftJoin('users as actor', 'actor.id', 'import.actor_id')
    .select([...IMPORT_COLUMNS, 'source', 'refusal'])
    .select(({ fn }) => [
      fn.coalesce('actor.username', loginName('username', 'actor.id', 'import.actor_id')).as('username'),
      fn.coalesce('actor.global_name', loginName('global_name', 'actor.id', 'import.actor_id')).as('globalName'),
      fn.coalesce('actor.avatar', loginName('avatar', 'actor.id', 'import.actor_id')).as('avatar'),
      'actor.discriminator',
      sql<number>`(select count(*) from import_parts where import_id = import.id)`.as('parts'),
    ])
    .where('guild_id', '=', guildId)
    .where((eb) => eb.or([eb('import.expires_at', 'is', null), eb('import.expires_at', '>', now)]))

type Row = Omit<ListedImport, 'actor' | 'source' | 'refusal' | 'preview' | 'change' | 'bulkName'> & {
  [Name in keyof EntryUser]: string | null
} & { options: string | null; source: string | null; refusal: string | null; preview?: string | null }

const parsed = <Schema extends v.GenericSchema>(schema: Schema, json: string | null) =>
  json === null ? null : v.parse(schema, JSON.parse(json))

function toListed({
  username,
  globalName,
  avatar,
  discriminator,
  source,
  refusal,
  preview,
  options,
  ...row
}: Row): ListedImport {
  const bulk = bulkIn(options)
  return {
    ...row,
    change: bulk?.change ?? null,
    bulkName: bulk?.name ?? '',
    actor: username === null ? null : { username, globalName, avatar, discriminator: discriminator ?? '0' },
    source: parsed(importSource, source),
    refusal: parsed(storedRefusal, refusal),
    preview: parsed(storedPreview, preview ?? null),
  }
}

/** Lists the last imports of a guild, the newest first. @param now milliseconds since 1970 */
export async function listImports(db: Queries, guildId: Snowflake, most: number, now: number): Promise<ListedImport[]> {
  const rows = await listed(db, guildId, now).orderBy('import.id', 'desc').limit(most).execute()
  return rows.map(toListed)
}

/** Reads an import of a guild with its preview; null where there is none, or it was cancelled or not confirmed in time. */
export async function previewedImport(
  db: Queries,
  guildId: Snowflake,
  id: string,
  now: number,
): Promise<ListedImport | null> {
  const row = await listed(db, guildId, now).select('preview').where('import.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toListed(row)
}
