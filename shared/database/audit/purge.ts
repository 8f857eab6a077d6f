import type { Queries } from '../queries.ts'

/**
 * Deletes one batch of the oldest entries, over the index of their times. Not with `delete ... limit`, which sharded Vitess
 * refuses.
 * @param before the first time that stays, in milliseconds since 1970
 * @param batch most rows to delete, and all others of the same millisecond
 * @returns whether there may be more
 */
export async function purgeEntries(db: Queries, before: number, batch: number): Promise<boolean> {
  const last = await db
    .selectFrom('audit_entries')
    .select('at')
    .where('at', '<', before)
    .orderBy('at')
    .offset(batch - 1)
    .limit(1)
    .executeTakeFirst()
  const purge = db.deleteFrom('audit_entries').where('at', '<', before)
  await (last === undefined ? purge : purge.where('at', '<=', last.at)).execute()
  return last !== undefined
}
