import type { Snowflake } from '../../discord/snowflake.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import { eachOnce } from '../../levelling/member-map.ts'
import { type AwardResult, type EntryName, entryNameText } from '../../levelling/xp-ledger.ts'
import type { Queries } from '../queries.ts'
import { award, type RulesOf } from './award.ts'
import { findAmounts } from './entries.ts'
import { closeTotals } from './settle.ts'

/** A row to reverse. A reversal, and the sum of old rows, cannot be reversed. */
export type ReversedEntry = MemberKey & EntryName & { source: Exclude<EntryName['source'], 'reversal' | 'opening'> }

/** The author of a reversal, and the reason. */
export interface Reversal {
  actorId?: Snowflake | null
  reason?: string | null
}

/** `unknown`: there is no such row, or it was joined with others because it is old. */
export type ReversalResult = AwardResult | { outcome: 'unknown' }

/**
 * Writes, for each row, a row that takes back what it added. A row that was reversed before is `already`. Call it inside a
 * READ COMMITTED transaction, like `award`, which writes these rows.
 * @param entries up to some hundred, each once @param now milliseconds since 1970
 * @returns a result for each row, in the same order
 */
export async function reverse(
  trx: Queries,
  entries: readonly ReversedEntry[],
  { actorId, reason }: Reversal,
  rulesOf: RulesOf,
  now: number,
): Promise<ReversalResult[]> {
  // Locks the members, so that no row is joined with others from here on.
  const closed = await closeTotals(trx, eachOnce(entries))
  const amountOf = await findAmounts(trx, entries)
  const known = entries.flatMap((entry) => {
    const { guildId, userId, source, key } = entry
    const amount = amountOf(entry)
    if (amount === undefined) return []
    const reversing = { source: 'reversal', key: entryNameText(entry), reverses: { source, key } } as const
    return [{ entry, request: { guildId, userId, ...reversing, amount: -amount, at: now, actorId, reason } }]
  })
  const results = await award(
    trx,
    known.map(({ request }) => request),
    rulesOf,
    now,
    closed,
  )
  const byEntry = new Map(known.map(({ entry }, nth) => [entry, results[nth]]))
  return entries.map((entry) => byEntry.get(entry) ?? { outcome: 'unknown' })
}
