import type { Queries } from '../queries.ts'

/** A write of a caller, by its Idempotency-Key. */
export interface ReplyKey {
  /** The API key or session. */
  caller: string
  idempotencyKey: string
}

/** What is stored about an earlier request with the same key. */
export interface StoredReply {
  requestHash: string
  /** Null while the first request is under way, and for one that ended without a reply. */
  status: number | null
  /** JSON; null for none. */
  reply: string | null
  createdAt: number
}

/**
 * Claims a key for a request, in one statement: of two requests at once, only one gets it.
 * @param at milliseconds since 1970
 * @returns null where the request got it, else what is stored about the earlier request
 */
export async function claimReply(
  db: Queries,
  key: ReplyKey,
  requestHash: string,
  at: number,
): Promise<StoredReply | null> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('api_replies')
    .ignore()
    .values({
      caller: key.caller,
      idempotency_key: key.idempotencyKey,
      request_hash: requestHash,
      status: null,
      reply: null,
      created_at: at,
    })
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) return null
  const row = await db
    .selectFrom('api_replies')
    .select(['request_hash as requestHash', 'status', 'reply', 'created_at as createdAt'])
    .where('caller', '=', key.caller)
    .where('idempotency_key', '=', key.idempotencyKey)
    .executeTakeFirst()
  // It was purged in between.
  return row ?? claimReply(db, key, requestHash, at)
}

/** Stores the reply to a request that claimed its key. */
export async function storeReply(db: Queries, key: ReplyKey, status: number, reply: string | null): Promise<void> {
  await db
    .updateTable('api_replies')
    .set({ status, reply })
    .where('caller', '=', key.caller)
    .where('idempotency_key', '=', key.idempotencyKey)
    .execute()
}

/** Gives a key back: its request was refused and has changed nothing. */
export async function releaseReply(db: Queries, key: ReplyKey): Promise<void> {
  await db
    .deleteFrom('api_replies')
    .where('caller', '=', key.caller)
    .where('idempotency_key', '=', key.idempotencyKey)
    .execute()
}

/**
 * Deletes some of the replies that are older than a time.
 * @param before milliseconds since 1970
 * @returns whether there may be more
 */
export async function purgeReplies(db: Queries, before: number, most: number): Promise<boolean> {
  const old = await db
    .selectFrom('api_replies')
    .select(['caller', 'idempotency_key'])
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(most)
    .execute()
  if (old.length === 0) return false
  await db
    .deleteFrom('api_replies')
    .where((eb) =>
      eb.or(
        old.map(({ caller, idempotency_key }) =>
          eb.and([eb('caller', '=', caller), eb('idempotency_key', '=', idempotency_key)]),
        ),
      ),
    )
    .where('created_at', '<', before)
    .execute()
  return old.length === most
}
