import { sql } from 'kysely'
import { compareMembers, type MemberKey } from '../../levelling/member-key.ts'
import type { EntryName, LedgerEntry } from '../../levelling/xp-ledger.ts'
import type { Queries } from '../queries.ts'

/**
 * Writes rows of the ledger, in the order of the primary key, so that two processes do not deadlock. A row that exists
 * already stays unchanged. `insert ignore` is not used, because it would also hide every other error.
 */
export async function insertEntries(db: Queries, entries: readonly LedgerEntry[]): Promise<void> {
  if (entries.length === 0) return
  await db
    .insertInto('xp_ledger')
    .values(
      entries.toSorted(compareMembers).map((entry) => ({
        guild_id: entry.guildId,
        user_id: entry.userId,
        source: entry.source,
        entry_key: entry.key,
        amount: entry.amount,
        at: entry.at,
        actor_id: entry.actorId,
        reason: entry.reason,
        reverses: entry.reverses,
      })),
    )
    .onDuplicateKeyUpdate({ amount: sql`xp_ledger.amount` })
    .execute()
}

/** A row's primary key. */
type RowKey = MemberKey & EntryName

/** A row's primary key as one text, for maps. */
const rowText = ({ guildId, userId, source, key }: RowKey): string => `${guildId}:${userId}:${source}:${key}`

/** Reads the amounts of rows. @returns a function that finds the amount of a row; undefined where the row does not exist */
export async function findAmounts(
  db: Queries,
  wanted: readonly RowKey[],
): Promise<(row: RowKey) => number | undefined> {
  if (wanted.length === 0) return () => undefined
  const conditions = wanted.map(
    ({ guildId, userId, source, key }) =>
      sql`(guild_id = ${guildId} and user_id = ${userId} and source = ${source} and entry_key = ${key})`,
  )
  const { rows } = await sql<RowKey & { amount: number }>`
    select guild_id as guildId, user_id as userId, source, entry_key as ${sql.ref('key')}, amount
    from xp_ledger force index (primary) where ${sql.join(conditions, sql` or `)}`.execute(db)
  const amounts = new Map(rows.map((row) => [rowText(row), row.amount]))
  return (row) => amounts.get(rowText(row))
}

/** Reads which requests have a row already. @returns a function that tells whether a request has one */
export async function findWritten(db: Queries, requests: readonly RowKey[]): Promise<(request: RowKey) => boolean> {
  const amountOf = await findAmounts(db, requests)
  return (request) => amountOf(request) !== undefined
}
