import type { MemberKey } from '../../levelling/member-key.ts'
import { membersText } from '../members/standings.ts'
import type { Queries } from '../queries.ts'
import { numberText, runText } from '../query/number-literals.ts'
import { insertEntries } from './entries.ts'
import { countOpen, type OpenEntry, readOpenEntry } from './open-entry.ts'

/**
 * Finishes changes of totals that the edge has begun: locks the members, writes the rows of their open entries, and counts
 * the members. Call it inside a READ COMMITTED transaction that counts nothing else.
 * @param members each once
 * @returns how many changes were open
 */
export async function settleTotals(trx: Queries, members: readonly MemberKey[]): Promise<number> {
  const closed = await closeTotals(trx, members)
  await countOpen(trx, closed)
  return closed.length
}

/**
 * Does the same as `settleTotals`, but counts no members. The caller counts them together with its own changes: a transaction that
 * counts twice locks the counts of levels again after those of guilds, and two such transactions can deadlock.
 * @param members each once
 * @returns the entries, which the caller must count
 */
export async function closeTotals(trx: Queries, members: readonly MemberKey[]): Promise<OpenEntry[]> {
  if (members.length === 0) return []
  const { rows } = await runText<MemberKey & { openEntry: string | null }>(
    trx,
    `select member.guild_id as guildId, member.user_id as userId, open_entry as openEntry
     from ${membersText(members)} for update`,
  )
  const open = rows.flatMap(({ openEntry, ...member }) =>
    openEntry === null ? [] : [readOpenEntry(member, openEntry)],
  )
  if (open.length === 0) return []
  await insertEntries(
    trx,
    open.map(({ entry }) => entry),
  )
  for (const { entry } of open) await closeEntry(trx, entry)
  return open
}

async function closeEntry(trx: Queries, { guildId, userId }: MemberKey): Promise<void> {
  await runText(
    trx,
    `update guild_users force index (primary) set open_entry = null
     where guild_id = ${numberText(guildId)} and user_id = ${numberText(userId)}`,
  )
}
