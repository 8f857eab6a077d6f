import type { Queries } from '../queries.ts'
import type { WebSession } from './sessions.ts'

/** A login's id and its encrypted access token. */
export type SealedSessionToken = Pick<WebSession, 'idHash' | 'sealedToken'>

/**
 * Loads a page of the encrypted access tokens of logins that have not expired, in the order of the logins' ids.
 * @param page.after the last id of the page before; null for the first page
 * @param now milliseconds since 1970
 */
export function sealedSessionTokens(
  db: Queries,
  { after, limit }: { after: string | null; limit: number },
  now: number,
): Promise<SealedSessionToken[]> {
  const page = db
    .selectFrom('web_sessions')
    .select(['id_hash as idHash', 'token as sealedToken'])
    .where('expires_at', '>', now)
    .orderBy('id_hash')
    .limit(limit)
  return (after === null ? page : page.where('id_hash', '>', after)).execute()
}

/** Replaces an encrypted access token by compare-and-set. @returns false where the login has ended in the meantime */
export async function replaceSessionToken(
  db: Queries,
  { idHash, sealedToken }: SealedSessionToken,
  token: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('web_sessions')
    .set({ token })
    .where('id_hash', '=', idHash)
    .where('token', '=', sealedToken)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
