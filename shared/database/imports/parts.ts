import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/**
 * Stores a part of an uploaded file. A part that is sent again replaces the earlier one. Nothing is stored if the upload has ended since
 * the caller read the import: such an upload cannot be finished either.
 * @param base64 the bytes. The database decodes them: the edge's driver has only texts
 * @param now milliseconds since 1970
 */
export async function storePart(
  db: Queries,
  { guildId, id, part }: { guildId: Snowflake; id: string; part: number },
  base64: string,
  now: number,
): Promise<void> {
  await sql`
    insert into import_parts (import_id, part, bytes)
    select id, ${sql.lit(part)}, from_base64(${base64}) from imports
    where id = ${id} and guild_id = ${guildId} and state = 'uploading' and expires_at > ${now}
    on duplicate key update bytes = values(bytes)`.execute(db)
}

/** Counts the parts of all unread files of a guild. */
export async function storedParts(db: Queries, guildId: Snowflake): Promise<number> {
  const { parts } = await db
    .selectFrom('import_parts')
    .innerJoin('imports', 'imports.id', 'import_parts.import_id')
    .select(({ fn }) => fn.countAll<number>().as('parts'))
    .where('guild_id', '=', guildId)
    .executeTakeFirstOrThrow()
  return Number(parts)
}

/**
 * Reads an uploaded file, part by part.
 * @param parts how many there are @returns the bytes; they end early where a part is missing
 */
export async function* readImportParts(db: Queries, importId: string, parts: number): AsyncGenerator<Uint8Array> {
  for (let part = 0; part < parts; part++) {
    const row = await db
      .selectFrom('import_parts')
      .select('bytes')
      .where('import_id', '=', importId)
      .where('part', '=', part)
      .executeTakeFirst()
    if (row === undefined) return
    yield row.bytes
  }
}
