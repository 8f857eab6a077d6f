import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** The encrypted secrets of a webhook. */
export interface SealedSecrets {
  id: string
  guildId: Snowflake
  secret: string
  oldSecret: string | null
}

/** Loads a page of the encrypted secrets, in the order of the webhooks' ids. @param page.after the last id of the page before */
export function sealedSecrets(
  db: Queries,
  { after, limit }: { after: string | null; limit: number },
): Promise<SealedSecrets[]> {
  return db
    .selectFrom('webhooks')
    .select(['id', 'guild_id as guildId', 'secret', 'old_secret as oldSecret'])
    .where('id', '>', after ?? '0')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Replaces encrypted secrets by compare-and-set. @returns false where they were replaced in the meantime */
export async function replaceSecrets(
  db: Queries,
  stored: SealedSecrets,
  { secret, oldSecret }: Pick<SealedSecrets, 'secret' | 'oldSecret'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhooks')
    .set({ secret, old_secret: oldSecret })
    .where('id', '=', stored.id)
    .where('secret', '=', stored.secret)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
