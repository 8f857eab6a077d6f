import { sql } from 'kysely'
import type { Total } from '../../levelling/xp-change.ts'
import { earnsAfterOf } from '../privacy/new-rows.ts'
import type { Queries } from '../queries.ts'
import { insertEntries } from './entries.ts'
import { countOpen, type OpenEntry, openEntryText } from './open-entry.ts'

/** A change of a member's row: the new total, and the row of the ledger that belongs to it. */
export interface WrittenTotal {
  before: Total
  /** How many rows of the ledger were written before this one. */
  ledgerRows: number
  open: OpenEntry
}

/**
 * Replaces a total by compare-and-set. `ledger_rows` is compared, too: after XP was given and taken in between, the total is the
 * same again, although this very change may have been made. The index is forced because, with the leaderboard's index, rows
 * would be locked in another order than by all other writers, and two writers could deadlock.
 * @param isOpen whether the row has an open entry, whose row of the ledger is written and which this one replaces
 * @returns whether the row was written: false if another writer has changed the total in the meantime
 */
export async function replaceTotal(
  db: Queries,
  { before, ledgerRows, open }: WrittenTotal,
  isOpen: boolean,
): Promise<boolean> {
  const { entry, to } = open
  const { numAffectedRows = 0n } = await sql`
    update guild_users force index (primary)
    set xp = ${to.xp}, level = ${to.level}, ledger_xp = ledger_xp + ${entry.amount}, ledger_rows = ledger_rows + 1,
      open_entry = ${openEntryText(open)}
    where guild_id = ${entry.guildId} and user_id = ${entry.userId} and xp = ${before.xp} and ledger_rows = ${ledgerRows}
      and open_entry is ${isOpen ? sql`not null` : sql`null`}`.execute(db)
  return numAffectedRows > 0n
}

/** Writes the first row of a member. @returns false where another writer has written one in the meantime */
export async function insertTotal(db: Queries, { open }: WrittenTotal): Promise<boolean> {
  const { entry, to } = open
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('guild_users')
    // These values can cause no other error than a duplicate key, and an upsert would not report whether the row existed.
    .ignore()
    .values({
      guild_id: entry.guildId,
      user_id: entry.userId,
      ...to,
      last_xp_at: null,
      ledger_xp: entry.amount,
      ledger_rows: 1,
      open_entry: openEntryText(open),
      earns_after: earnsAfterOf(entry),
    })
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows > 0n
}

/**
 * Writes the row of an open entry into the ledger, clears the entry, and counts the member. Where another writer clears the
 * entry first, that writer counts the member.
 */
export async function finishChange(db: Queries, open: OpenEntry, ledgerRows: number): Promise<void> {
  const { guildId, userId } = open.entry
  await insertEntries(db, [open.entry])
  const { numAffectedRows = 0n } = await sql`
    update guild_users force index (primary) set open_entry = null
    where guild_id = ${guildId} and user_id = ${userId} and ledger_rows = ${ledgerRows}
      and open_entry is not null`.execute(db)
  if (numAffectedRows > 0n) await countOpen(db, [open])
}
