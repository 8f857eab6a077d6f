import * as v from 'valibot'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Total } from '../../levelling/xp-change.ts'
import { type LedgerEntry, XP_SOURCES } from '../../levelling/xp-ledger.ts'
import { xpRangeOf } from '../../levelling/xp-range.ts'
import { countedLevel, countMembers, type LevelMove } from '../members/level-counts.ts'
import { countRanges, type RangeMove, rangeMoves } from '../members/range-counts.ts'
import type { Queries } from '../queries.ts'

/**
 * A row of the ledger that the edge has written into the member's total and not yet into the table, because each of its
 * statements is a transaction. `from` and `to`: the totals, by which the counts of members are corrected. `countsRanges`:
 * the guild counts members per range of XP, too.
 */
export interface OpenEntry {
  entry: LedgerEntry
  from: Total
  to: Total
  countsRanges: boolean
}

const total = v.object({ xp: v.number(), level: v.number() })

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    source: v.picklist(XP_SOURCES),
    key: v.string(),
    amount: v.number(),
    at: v.number(),
    actorId: v.nullable(v.string()),
    reason: v.nullable(v.string()),
    reverses: v.nullable(v.string()),
    from: total,
    to: total,
    countsRanges: v.boolean(),
  }),
)

/** The width of the column, in characters. */
const LONGEST = 1_024

/** An open entry as its column holds it. Where it is too long, the reason is cut: JSON writes some characters as six. */
export function openEntryText({ entry, ...rest }: OpenEntry): string {
  const { guildId: _, userId: __, ...named } = entry
  const text = JSON.stringify({ ...named, ...rest })
  if (text.length <= LONGEST || entry.reason === null) return text
  const reason = entry.reason.slice(0, Math.floor(entry.reason.length / 2))
  return openEntryText({ entry: { ...entry, reason }, ...rest })
}

/** @throws where the text is not one of `openEntryText` */
export function readOpenEntry({ guildId, userId }: MemberKey, text: string): OpenEntry {
  const { from, to, countsRanges, ...entry } = v.parse(schema, text)
  return { entry: { guildId, userId, ...entry }, from, to, countsRanges }
}

/**
 * Counts the members of changes that are closed. Only the writer that has closed a change may call it: no other counts it. If
 * that writer ends before it has counted, the gateway's `recountGuild` corrects the counts.
 */
export async function countOpen(db: Queries, open: readonly OpenEntry[]): Promise<void> {
  await countMembers(db, levelMovesOf(open))
  await countRanges(db, rangeMovesOf(open))
}

/** The changes of the counts of levels that close these entries. */
export const levelMovesOf = (open: readonly OpenEntry[]): LevelMove[] =>
  open.map(({ entry, from, to }) => ({ guildId: entry.guildId, from: countedLevel(from), to: countedLevel(to) }))

/** The changes of the counts of ranges that close these entries. Empty for guilds without ranges. */
export const rangeMovesOf = (open: readonly OpenEntry[]): RangeMove[] =>
  open
    .filter(({ countsRanges }) => countsRanges)
    .flatMap(({ entry: { guildId, userId }, from, to }) =>
      rangeMoves({ guildId, from: xpRangeOf(from, userId), to: xpRangeOf(to, userId) }),
    )
