import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** A bot's encrypted token. */
export interface SealedToken {
  botId: Snowflake
  token: string
}

/** Loads a page of encrypted tokens, in the order of bot ids. @param after the last id of the page before */
export async function sealedTokens(
  db: Queries,
  { after, limit }: { after: Snowflake | null; limit: number },
): Promise<SealedToken[]> {
  const page = db.selectFrom('whitelabel_bots').select(['bot_id', 'token']).orderBy('bot_id').limit(limit)
  const rows = await (after === null ? page : page.where('bot_id', '>', after)).execute()
  return rows.map((row) => ({ botId: row.bot_id, token: row.token }))
}

/** The encrypted tokens of all bots that are not about to be deleted, in the order of bot ids. */
export const keptTokens = (db: Queries): Promise<SealedToken[]> =>
  db
    .selectFrom('whitelabel_bots')
    .select(['bot_id as botId', 'token'])
    .where((eb) => eb.or([eb('action', 'is', null), eb('action', '!=', 'delete')]))
    .orderBy('bot_id')
    .execute()

/** Replaces an encrypted token by compare-and-set. @returns false where the bot was set up again in the meantime */
export async function replaceToken(db: Queries, before: SealedToken, token: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('whitelabel_bots')
    .set({ token })
    .where('bot_id', '=', before.botId)
    .where('token', '=', before.token)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Loads one bot's encrypted token; null for an unknown bot. */
export async function sealedToken(db: Queries, botId: Snowflake): Promise<string | null> {
  const row = await db.selectFrom('whitelabel_bots').select('token').where('bot_id', '=', botId).executeTakeFirst()
  return row?.token ?? null
}
