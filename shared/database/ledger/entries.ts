import { sql } from 'kysely'
import { compareMembers } from '../../levelling/member-key.ts'
import type { AwardRequest, LedgerEntry } from '../../levelling/xp-ledger.ts'
import type { Queries } from '../queries.ts'

/**
 * Writes rows of the ledger, in the order of the primary key, so that two processes do not deadlock. A row that exists
 * already stays unchanged. Not with `insert ignore`, which would also hide every other error.
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

/** A row's primary key as one text, for sets. */
const rowText = ({
  guildId,
  userId,
  source,
  key,
}: Pick<AwardRequest, 'guildId' | 'userId' | 'source' | 'key'>): string => `${guildId}:${userId}:${source}:${key}`

/** Reads which requests have a row already. @returns whether a request has one */
export async function findWritten(
  db: Queries,
  requests: readonly AwardRequest[],
): Promise<(request: AwardRequest) => boolean> {
  if (requests.length === 0) return () => false
  const conditions = requests.map(
    ({ guildId, userId, source, key }) =>
      sql`(guild_id = ${guildId} and user_id = ${userId} and source = ${source} and entry_key = ${key})`,
  )
  const { rows } = await sql<Pick<AwardRequest, 'guildId' | 'userId' | 'source' | 'key'>>`
    select guild_id as guildId, user_id as userId, source, entry_key as ${sql.ref('key')}
    from xp_ledger force index (primary) where ${sql.join(conditions, sql` or `)}`.execute(db)
  const written = new Set(rows.map(rowText))
  return (request) => written.has(rowText(request))
}
