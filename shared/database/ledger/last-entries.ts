import { sql } from 'kysely'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { LedgerEntry } from '../../levelling/xp-ledger.ts'
import type { Queries } from '../queries.ts'

/** A row of the ledger, as a person reads it. */
export type ShownEntry = Pick<LedgerEntry, 'source' | 'amount' | 'at' | 'actorId' | 'reason'>

/** The last rows of a member, newest first. It reads all rows of the member, which lie together. */
export async function lastEntries(
  db: Queries,
  { guildId, userId }: MemberKey,
  most: number,
): Promise<readonly ShownEntry[]> {
  const { rows } = await sql<ShownEntry>`
    select source, amount, at, actor_id as actorId, reason from xp_ledger force index (primary)
    where guild_id = ${guildId} and user_id = ${userId} order by at desc limit ${sql.lit(most)}`.execute(db)
  return rows
}

/**
 * The rows of a member since a time, without the changes of admins, which are in the audit.
 * @param since milliseconds since 1970, later than the old rows that are joined to one
 */
export async function entriesSince(
  db: Queries,
  { guildId, userId }: MemberKey,
  since: number,
): Promise<readonly Pick<LedgerEntry, 'source' | 'amount' | 'at'>[]> {
  return db
    .selectFrom('xp_ledger')
    .select(['source', 'amount', 'at'])
    .where('guild_id', '=', guildId)
    .where('user_id', '=', userId)
    .where('source', 'not in', ['admin', 'opening'])
    .where('at', '>=', since)
    .execute()
}
