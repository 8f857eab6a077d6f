import type { Queries } from '../queries.ts'

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
