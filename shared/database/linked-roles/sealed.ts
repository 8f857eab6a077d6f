import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** The encrypted client secret of a bot's application. */
export interface SealedLinkSecret {
  botId: Snowflake
  secret: string
}

/** The encrypted tokens of a member. */
export interface SealedLinkTokens {
  botId: Snowflake
  userId: Snowflake
  tokens: string
}

interface Page {
  /** The last key of the page before; null for the first page. */
  after: string | null
  limit: number
}

/** Loads a page of encrypted client secrets, in the order of the bots' ids. */
export const sealedLinkSecrets = (db: Queries, { after, limit }: Page): Promise<SealedLinkSecret[]> =>
  db
    .selectFrom('linked_bots')
    .select(['bot_id as botId', 'secret'])
    .where('bot_id', '>', after ?? '0')
    .orderBy('bot_id')
    .limit(limit)
    .execute()

/** Replaces an encrypted client secret by compare-and-set. @returns false where it was replaced in the meantime */
export async function replaceLinkSecret(db: Queries, before: SealedLinkSecret, secret: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('linked_bots')
    .set({ secret })
    .where('bot_id', '=', before.botId)
    .where('secret', '=', before.secret)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The key of a member's tokens, for the next page. */
export const linkKey = ({ botId, userId }: SealedLinkTokens): string => `${botId}:${userId}`

/** Loads a page of encrypted tokens of members, in the order of `linkKey`. */
export function sealedLinkTokens(db: Queries, { after, limit }: Page): Promise<SealedLinkTokens[]> {
  const [botId = '0', userId = '0'] = (after ?? '').split(':').filter((part) => part !== '')
  return db
    .selectFrom('linked_members')
    .select(['bot_id as botId', 'user_id as userId', 'tokens'])
    .where(sql<boolean>`(bot_id > ${botId} or (bot_id = ${botId} and user_id > ${userId}))`)
    .orderBy('bot_id')
    .orderBy('user_id')
    .limit(limit)
    .execute()
}

/** Replaces encrypted tokens by compare-and-set. @returns false where they were replaced in the meantime */
export async function replaceLinkTokens(db: Queries, before: SealedLinkTokens, tokens: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('linked_members')
    .set({ tokens })
    .where('bot_id', '=', before.botId)
    .where('user_id', '=', before.userId)
    .where('tokens', '=', before.tokens)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
